using System.Collections.Immutable;
using BtcEvents.Market;

namespace BtcEvents.Storage.Relational;

/// <summary>
/// Where a series stands in the wide tables of the market store. Several series share a table, so a row of the table
/// is a row of the series only where the series' anchor column has a value.
/// </summary>
/// <param name="Spec">What the series is.</param>
/// <param name="TimeColumn">Column of the table that holds the time.</param>
/// <param name="PerSymbol">True where the table is keyed by symbol too; macro series are the same for every
/// symbol.</param>
/// <param name="Columns">Columns of the table, one per column of the series.</param>
/// <param name="Anchor">The first column that is never empty; null where all may be, and the series has the table for
/// itself.</param>
internal sealed record SeriesLayout(
    SeriesSpec Spec,
    string TimeColumn,
    bool PerSymbol,
    ImmutableArray<string> Columns,
    string? Anchor
)
{
    /// <summary>True where the table keeps days, false where it keeps times.</summary>
    public bool HoldsDays => TimeColumn == "trade_date";

    /// <summary>The layouts of every series of a symbol, in order of the catalogue.</summary>
    public static ImmutableArray<SeriesLayout> For(string symbol) => [.. SeriesCatalog.For(symbol).Select(Of)];

    /// <summary>The time as a value for the time column: a day where the table keeps days.</summary>
    /// <exception cref="ArgumentException">The table keeps days, and the time is not midnight.</exception>
    public object ValueOf(DateTime time)
    {
        if (HoldsDays && time.TimeOfDay != TimeSpan.Zero)
        {
            throw new ArgumentException($"{Spec.Name}: {time:O} is not the midnight of a day", nameof(time));
        }

        return HoldsDays ? DateOnly.FromDateTime(time) : time;
    }

    private static SeriesLayout Of(SeriesSpec spec)
    {
        // In the price table spot and futures both have a close, so the kind of price stands before it.
        var prefix = spec.Table == SeriesCatalog.PriceTable ? spec.Name[(spec.Name.LastIndexOf('_') + 1)..] + "_" : "";
        return new(
            spec,
            spec.Table == SeriesCatalog.MetricsTable ? "time" : "trade_date",
            spec.Table != SeriesCatalog.MacroTable,
            [.. spec.Columns.Select(c => prefix + c.Name)],
            spec.Columns.FirstOrDefault(c => !c.Sparse) is { } anchor ? prefix + anchor.Name : null
        );
    }
}

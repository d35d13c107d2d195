using System.Collections.Immutable;
using System.Globalization;
using BtcEvents.Market;

namespace BtcEvents.Storage;

/// <summary>
/// Where a series stands in the wide tables of the market store. Several series share a table, so a row of the table
/// is a row of the series only where the series' anchor column has a value.
/// </summary>
/// <param name="Spec">What the series is.</param>
/// <param name="TimeColumn">Column of the table that holds the time.</param>
/// <param name="PerSymbol">True where the table is keyed by symbol too; macro series are the same for every symbol.</param>
/// <param name="Columns">Columns of the table, one per column of the series.</param>
/// <param name="Anchor">The first column that is never empty; null where all may be, and the series has the table for itself.</param>
internal sealed record SeriesLayout(SeriesSpec Spec, string TimeColumn, bool PerSymbol, ImmutableArray<string> Columns, string? Anchor)
{
    private const string DayFormat = "yyyy-MM-dd";
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss.FFFFFFF"; // sorts as text, to the tick

    /// <summary>True where the table keeps days, false where it keeps times.</summary>
    public bool HoldsDays => TimeColumn == "trade_date";

    /// <summary>The layouts of every series of a symbol, in order of the catalogue.</summary>
    public static ImmutableArray<SeriesLayout> For(string symbol) =>
        [.. SeriesCatalog.For(symbol).Select(spec => Of(spec, SeriesCatalog.AssetOf(symbol)))];

    /// <summary>The time as the table keeps it.</summary>
    /// <exception cref="ArgumentException">The table keeps days, and the time is not midnight.</exception>
    public string Write(DateTime time)
    {
        if (HoldsDays && time.TimeOfDay != TimeSpan.Zero)
        {
            throw new ArgumentException($"{Spec.Name}: {time:O} is not the midnight of a day", nameof(time));
        }

        return time.ToString(HoldsDays ? DayFormat : TimeFormat, CultureInfo.InvariantCulture);
    }

    /// <summary>The time of a text that <see cref="Write"/> made.</summary>
    public static DateTime Read(ReadOnlySpan<char> text)
    {
        // Digit by digit: thirty thousand times per cycle the general parser would cost more than the query.
        var time = new DateTime(Digits(text[..4]), Digits(text[5..7]), Digits(text[8..10]), 0, 0, 0, DateTimeKind.Utc);
        return text.Length == DayFormat.Length ? time : time + TimeSpan.Parse(text[11..], CultureInfo.InvariantCulture);
    }

    private static SeriesLayout Of(SeriesSpec spec, string asset)
    {
        // In the price table spot and futures both have a close, so the kind of price stands before it.
        var prefix = spec.Table == SeriesCatalog.PriceTable ? spec.Name[(asset.Length + 1)..] + "_" : "";
        return new(
            spec,
            spec.Table == SeriesCatalog.MetricsTable ? "time" : "trade_date",
            spec.Table != SeriesCatalog.MacroTable,
            [.. spec.Columns.Select(c => prefix + c.Name)],
            spec.Columns.FirstOrDefault(c => !c.Sparse) is { } anchor ? prefix + anchor.Name : null);
    }

    private static int Digits(ReadOnlySpan<char> text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}

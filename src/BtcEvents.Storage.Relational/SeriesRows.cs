using BtcEvents.Market;

namespace BtcEvents.Storage.Relational;

/// <summary>Reads series from the wide tables.</summary>
internal static class SeriesRows
{
    /// <summary>The rows of one series up to and including <paramref name="last"/>.</summary>
    public static Task<Series> ReadAsync(
        MarketTransaction transaction,
        SeriesLayout layout,
        string symbol,
        DateTime last
    ) => ReadAsync(transaction, layout, symbol, DateTime.MinValue, last);

    /// <summary>Last time of one series, or null where it has no rows.</summary>
    public static async Task<DateTime?> LastTimeAsync(MarketTransaction transaction, SeriesLayout layout, string symbol)
    {
        await using var rows = await transaction.QueryAsync(MarketSql.LastTime(layout), ("symbol", symbol));
        return await rows.ReadAsync() && !rows.IsNull(0) ? rows.Time(0) : null;
    }

    /// <summary>Every spot close of a symbol.</summary>
    public static async Task<List<(DateOnly Day, double Close)>> ClosesAsync(
        MarketTransaction transaction,
        string symbol
    )
    {
        await using var rows = await transaction.QueryAsync(MarketSql.SpotCloses, ("symbol", symbol));
        var closes = new List<(DateOnly Day, double Close)>();
        while (await rows.ReadAsync())
        {
            closes.Add((DateOnly.FromDateTime(rows.Time(0)), rows.Number(1)));
        }

        return closes;
    }

    /// <summary>The rows of one series between two times, both included.</summary>
    public static async Task<Series> ReadAsync(
        MarketTransaction transaction,
        SeriesLayout layout,
        string symbol,
        DateTime first,
        DateTime last
    )
    {
        await using var rows = await transaction.QueryAsync(
            MarketSql.ReadSeries(layout),
            ("symbol", symbol),
            ("first", layout.ValueOf(first)),
            ("last", layout.ValueOf(last))
        );
        var times = new List<DateTime>();
        var columns = layout.Columns.Select(_ => new List<double>()).ToArray();
        while (await rows.ReadAsync())
        {
            times.Add(rows.Time(0));
            for (var c = 0; c < columns.Length; c++)
            {
                columns[c].Add(layout.Spec.Columns[c].Sparse && rows.IsNull(c + 1) ? double.NaN : rows.Number(c + 1));
            }
        }

        return new(layout.Spec, [.. times], [.. columns.Select(c => c.ToArray())]);
    }
}

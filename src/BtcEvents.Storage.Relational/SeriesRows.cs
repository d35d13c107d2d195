using BtcEvents.Market;

namespace BtcEvents.Storage.Relational;

/// <summary>Reads and writes series in the wide tables.</summary>
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

    /// <summary>Writes the rows that are new or different; how many those were.</summary>
    public static async Task<int> UpsertAsync(
        MarketTransaction transaction,
        SeriesLayout layout,
        string symbol,
        Series series
    )
    {
        if (series.Count == 0)
        {
            return 0;
        }

        // Comparing here costs one read and makes the usual case, a file with one new day, nearly free.
        var stored = await ReadAsync(transaction, layout, symbol, series.Times[0], series.Times[^1]);
        var insert = MarketSql.Upsert(layout);
        await using var writer = transaction.Insert(insert);
        var cells = new object?[insert.Columns.Length];
        var written = 0;
        for (int row = 0, at = 0; row < series.Count; row++)
        {
            while (at < stored.Count && stored.Times[at] < series.Times[row])
            {
                at++;
            }

            if (at == stored.Count || stored.Times[at] != series.Times[row] || !SameValues(series, row, stored, at))
            {
                transaction.Cancellation.ThrowIfCancellationRequested();
                Fill(cells, layout, symbol, series, row);
                await writer.WriteAsync(cells);
                written++;
            }
        }

        await writer.FlushAsync();
        return written;
    }

    private static void Fill(object?[] cells, SeriesLayout layout, string symbol, Series series, int row)
    {
        var cell = 0;
        if (layout.PerSymbol)
        {
            cells[cell++] = symbol;
        }

        cells[cell++] = layout.ValueOf(series.Times[row]);
        foreach (var column in series.Columns)
        {
            cells[cell++] = column[row];
        }
    }

    private static async Task<Series> ReadAsync(
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

    private static bool SameValues(Series left, int leftRow, Series right, int rightRow)
    {
        for (var c = 0; c < left.Columns.Length; c++)
        {
            // Equals, not ==: two empty cells (NaN) are the same.
            if (!left.Columns[c][leftRow].Equals(right.Columns[c][rightRow]))
            {
                return false;
            }
        }

        return true;
    }
}

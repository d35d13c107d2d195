using BtcEvents.Market;

namespace BtcEvents.Storage.Relational;

/// <summary>Reads and writes series in the wide tables.</summary>
internal static class SeriesRows
{
    /// <summary>The rows of one series up to and including <paramref name="last"/>.</summary>
    public static Series Read(IMarketTransaction transaction, SeriesLayout layout, string symbol, DateTime last) =>
        Read(transaction, layout, symbol, DateTime.MinValue, last);

    /// <summary>Last time of one series, or null where it has no rows.</summary>
    public static DateTime? LastTime(IMarketTransaction transaction, SeriesLayout layout, string symbol)
    {
        using var rows = transaction.Query(MarketSql.LastTime(layout), ("symbol", symbol));
        return rows.Read() && !rows.IsNull(0) ? rows.Time(0) : null;
    }

    /// <summary>Every spot close of a symbol.</summary>
    public static IEnumerable<(DateOnly Day, double Close)> Closes(IMarketTransaction transaction, string symbol)
    {
        using var rows = transaction.Query(MarketSql.SpotCloses, ("symbol", symbol));
        while (rows.Read())
        {
            yield return (DateOnly.FromDateTime(rows.Time(0)), rows.Number(1));
        }
    }

    /// <summary>Writes the rows that are new or different; how many those were.</summary>
    public static int Upsert(IMarketTransaction transaction, SeriesLayout layout, string symbol, Series series, CancellationToken cancellationToken)
    {
        if (series.Count == 0)
        {
            return 0;
        }

        // Comparing here costs one read and makes the usual case, a file with one new day, nearly free.
        var stored = Read(transaction, layout, symbol, series.Times[0], series.Times[^1]);
        var insert = MarketSql.Upsert(layout);
        using var writer = transaction.Insert(insert);
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
                cancellationToken.ThrowIfCancellationRequested();
                Fill(cells, layout, symbol, series, row);
                writer.Write(cells);
                written++;
            }
        }

        writer.Flush();
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

    private static Series Read(IMarketTransaction transaction, SeriesLayout layout, string symbol, DateTime first, DateTime last)
    {
        using var rows = transaction.Query(
            MarketSql.ReadSeries(layout), ("symbol", symbol), ("first", layout.ValueOf(first)), ("last", layout.ValueOf(last)));
        var times = new List<DateTime>();
        var columns = layout.Columns.Select(_ => new List<double>()).ToArray();
        while (rows.Read())
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

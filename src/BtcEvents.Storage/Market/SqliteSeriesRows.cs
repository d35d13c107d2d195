using BtcEvents.Market;
using Microsoft.Data.Sqlite;

namespace BtcEvents.Storage;

/// <summary>Reads and writes series in the wide tables.</summary>
internal static class SqliteSeriesRows
{
    /// <summary>The rows of one series up to and including <paramref name="last"/>.</summary>
    public static Series Read(SqliteConnection connection, SeriesLayout layout, string symbol, DateTime last) =>
        Read(connection, layout, symbol, DateTime.MinValue, last);

    /// <summary>Last time of one series, or null where it has no rows.</summary>
    public static DateTime? LastTime(SqliteConnection connection, SeriesLayout layout, string symbol)
    {
        using var statement = new SqliteStatement(connection, MarketSql.LastTime(layout), "symbol").Bind(symbol);
        return statement.Scalar() is string text ? SeriesLayout.Read(text) : null;
    }

    /// <summary>Every spot close of a symbol.</summary>
    public static IEnumerable<(DateOnly Day, double Close)> Closes(SqliteConnection connection, string symbol)
    {
        using var statement = new SqliteStatement(connection, MarketSql.SpotCloses, "symbol").Bind(symbol);
        using var reader = statement.Query();
        while (reader.Read())
        {
            yield return (SqliteText.Day(reader.GetString(0)), reader.GetDouble(1));
        }
    }

    /// <summary>Writes the rows that are new or different; how many those were.</summary>
    public static int Upsert(SqliteConnection connection, SeriesLayout layout, string symbol, Series series, CancellationToken cancellationToken)
    {
        if (series.Count == 0)
        {
            return 0;
        }

        // Comparing here costs one read and makes the usual case, a file with one new day, nearly free.
        var stored = Read(connection, layout, symbol, series.Times[0], series.Times[^1]);
        string[] key = layout.PerSymbol ? ["symbol", layout.TimeColumn] : [layout.TimeColumn];
        using var upsert = new SqliteStatement(connection, MarketSql.UpsertRow(layout), [.. key, .. layout.Columns]);
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
                WriteRow(upsert, layout, symbol, series, row);
                written++;
            }
        }

        return written;
    }

    private static void WriteRow(SqliteStatement upsert, SeriesLayout layout, string symbol, Series series, int row)
    {
        var parameter = 0;
        if (layout.PerSymbol)
        {
            upsert[parameter++] = symbol;
        }

        upsert[parameter++] = layout.Write(series.Times[row]);
        foreach (var column in series.Columns)
        {
            upsert[parameter++] = column[row];
        }

        upsert.Execute();
    }

    private static Series Read(SqliteConnection connection, SeriesLayout layout, string symbol, DateTime first, DateTime last)
    {
        using var statement = new SqliteStatement(connection, MarketSql.ReadSeries(layout), "symbol", "first", "last");
        using var reader = statement.Bind(symbol, layout.Write(first), layout.Write(last)).Query();
        var times = new List<DateTime>();
        var columns = layout.Columns.Select(_ => new List<double>()).ToArray();
        while (reader.Read())
        {
            times.Add(SeriesLayout.Read(reader.GetString(0)));
            for (var c = 0; c < columns.Length; c++)
            {
                columns[c].Add(layout.Spec.Columns[c].Sparse && reader.IsDBNull(c + 1) ? double.NaN : reader.GetDouble(c + 1));
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

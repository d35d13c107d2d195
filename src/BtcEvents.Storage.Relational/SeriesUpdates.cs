using BtcEvents.Market;

namespace BtcEvents.Storage.Relational;

/// <summary>Brings the series in the wide tables to what a source gave.</summary>
internal static class SeriesUpdates
{
    /// <summary>Every series of an update; what was done to each.</summary>
    public static async Task<IReadOnlyDictionary<string, SeriesWritten>> RunAsync(
        MarketTransaction transaction,
        MarketWrite write
    )
    {
        var layouts = SeriesLayout.For(write.Symbol).ToDictionary(l => l.Spec.Name, StringComparer.Ordinal);
        var written = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var one in write.Series)
        {
            var layout = layouts[one.Rows.Spec.Name];
            written.Add(layout.Spec.Name, await UpdateAsync(transaction, layout, write, one));
        }

        var revisions = await SeriesHistory.OfCauseAsync(transaction, write);
        return written.ToDictionary(
            one => one.Key,
            one => new SeriesWritten(one.Value, revisions.GetValueOrDefault(one.Key)),
            StringComparer.Ordinal
        );
    }

    /// <summary>Refuses series that have no place in the store.</summary>
    /// <exception cref="ArgumentException">One is not in the catalogue, or has other columns there.</exception>
    public static void RefuseStrangers(MarketWrite write)
    {
        var layouts = SeriesLayout.For(write.Symbol).ToDictionary(l => l.Spec.Name, StringComparer.Ordinal);
        foreach (
            var stranger in write
                .Series.Select(s => s.Rows)
                .Where(s => !layouts.TryGetValue(s.Spec.Name, out var own) || own.Columns.Length != s.Columns.Length)
        )
        {
            throw new ArgumentException(
                $"{stranger.Spec.Name}: not a series of {write.Symbol} as the catalogue has it",
                nameof(write)
            );
        }
    }

    /// <summary>
    /// Writes the rows that are new or different, and takes out those that are gone; how many were written. What the
    /// stored rows held is kept in the history.
    /// </summary>
    private static async Task<int> UpdateAsync(
        MarketTransaction transaction,
        SeriesLayout layout,
        MarketWrite write,
        SeriesWrite series
    )
    {
        var end = PublicationCalendar
            .LastKnownDay(layout.Spec, write.AsOf)
            .AddDays(1)
            .ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        if (series.Rows.Count == 0 && series.WholeFrom is null)
        {
            return 0;
        }

        // Comparing here costs one read and makes the usual case, a file with one new day, nearly free.
        DateTime[] bounds = [.. series.Rows.Times, .. series.WholeFrom is { } from ? new[] { from, end } : []];
        var stored = await SeriesRows.ReadAsync(transaction, layout, write.Symbol, bounds.Min(), bounds.Max());
        var difference = SeriesDifference.Of(stored, series.Rows, series.WholeFrom, end);
        await SeriesHistory.KeepAsync(transaction, layout, write, stored, difference);
        foreach (var (first, last) in difference.Gone)
        {
            await RemoveAsync(transaction, layout, write.Symbol, stored.Times[first], stored.Times[last]);
        }

        await WriteAsync(transaction, layout, write.Symbol, series.Rows, difference.Written);
        return difference.Written.Count;
    }

    // A row of the table may hold other series, too; it goes with the last of them.
    private static async Task RemoveAsync(
        MarketTransaction transaction,
        SeriesLayout layout,
        string symbol,
        DateTime first,
        DateTime last
    )
    {
        foreach (var statement in MarketSql.Remove(layout, SeriesLayout.For(symbol)))
        {
            await transaction.ExecuteAsync(
                statement,
                ("symbol", symbol),
                ("first", layout.ValueOf(first)),
                ("last", layout.ValueOf(last))
            );
        }
    }

    private static async Task WriteAsync(
        MarketTransaction transaction,
        SeriesLayout layout,
        string symbol,
        Series series,
        IReadOnlyList<int> rows
    )
    {
        var insert = MarketSql.Upsert(layout);
        await using var writer = transaction.Insert(insert);
        var cells = new object?[insert.Columns.Length];
        foreach (var row in rows)
        {
            transaction.Cancellation.ThrowIfCancellationRequested();
            Fill(cells, layout, symbol, series, row);
            await writer.WriteAsync(cells);
        }

        await writer.FlushAsync();
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
}

using BtcEvents.Market;

namespace BtcEvents.Storage.Relational;

/// <summary>
/// Keeps the values of stored rows that an update replaces or takes out, one line per cell, under the update's cause.
/// </summary>
internal static class SeriesHistory
{
    /// <summary>Keeps what the rows of <paramref name="difference"/> held.</summary>
    public static async Task KeepAsync(
        MarketTransaction transaction,
        SeriesLayout layout,
        MarketWrite write,
        Series stored,
        SeriesDifference difference
    )
    {
        if (difference is { Changed.Count: 0, Gone.Count: 0 })
        {
            return;
        }

        await using var writer = transaction.Insert(MarketSql.History);
        var gone = difference.Gone.SelectMany(run => Enumerable.Range(run.First, run.Last - run.First + 1));
        foreach (var (row, removed) in difference.Changed.Select(r => (r, 0L)).Concat(gone.Select(r => (r, 1L))))
        {
            for (var c = 0; c < layout.Columns.Length; c++)
            {
                await writer.WriteAsync(
                    write.Cause,
                    SymbolOf(layout, write.Symbol),
                    layout.Spec.Name,
                    stored.Times[row],
                    layout.Spec.Columns[c].Name,
                    stored.Columns[c][row],
                    removed,
                    RowWriter.ToTheMicrosecond(write.At)
                );
            }
        }

        await writer.FlushAsync();
    }

    /// <summary>What was kept under the update's cause, by series.</summary>
    public static async Task<Dictionary<string, SeriesRevision>> OfCauseAsync(
        MarketTransaction transaction,
        MarketWrite write
    )
    {
        await using var rows = await transaction.QueryAsync(
            MarketSql.Revisions,
            ("cause", write.Cause),
            ("symbol", write.Symbol)
        );
        var revisions = new Dictionary<string, SeriesRevision>(StringComparer.Ordinal);
        while (await rows.ReadAsync())
        {
            revisions.Add(rows.Text(0), new((int)rows.Integer(1), (int)rows.Integer(2), rows.Time(3), rows.Time(4)));
        }

        return revisions;
    }

    // Macro series are the same for every symbol.
    private static string SymbolOf(SeriesLayout layout, string symbol) => layout.PerSymbol ? symbol : "";
}

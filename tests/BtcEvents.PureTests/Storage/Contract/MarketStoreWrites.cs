using BtcEvents.Market;
using BtcEvents.Storage;

namespace BtcEvents.StoreContract;

/// <summary>Writes of rows alone, as most tests need them.</summary>
internal static class MarketStoreWrites
{
    /// <summary>Writes the rows and takes out none; per series, how many were new or different.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> UpsertAsync(
        this IMarketStore store,
        string symbol,
        IReadOnlyList<Series> series,
        bool simulated,
        CancellationToken cancellationToken
    )
    {
        var write = new MarketWrite
        {
            Symbol = symbol,
            AsOf = new(2100, 1, 1),
            Series = [.. series.Select(rows => new SeriesWrite(rows))],
            Simulated = simulated,
            Cause = "test",
            At = DateTimeOffset.UnixEpoch,
        };
        var written = await store.UpdateAsync(write, cancellationToken);
        return written.ToDictionary(one => one.Key, one => one.Value.Written, StringComparer.Ordinal);
    }
}

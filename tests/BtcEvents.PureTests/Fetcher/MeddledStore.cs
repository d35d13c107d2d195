using BtcEvents.Features;
using BtcEvents.Market;
using BtcEvents.Storage;

namespace BtcEvents.PureTests.Fetcher;

/// <summary>A store in which another update takes a row out right after each update.</summary>
internal sealed class MeddledStore(IMarketStore store) : IMarketStore
{
    public async Task<IReadOnlyDictionary<string, SeriesWritten>> UpdateAsync(
        MarketWrite write,
        CancellationToken cancellationToken
    )
    {
        var written = await store.UpdateAsync(write, cancellationToken);
        var vix = write.Series.Single(s => s.Rows.Spec.Name == "vix").Rows;
        SeriesWrite other = new(Series.Empty(vix.Spec), vix.Times[^1]);
        await store.UpdateAsync(write with { Series = [other], Cause = "other" }, cancellationToken);
        return written;
    }

    public Task<IReadOnlyDictionary<string, DateTime>> LastTimesAsync(string symbol, CancellationToken token) =>
        store.LastTimesAsync(symbol, token);

    public Task<MarketData> ReadAsync(string symbol, DateOnly asOf, CancellationToken token) =>
        store.ReadAsync(symbol, asOf, token);

    public Task SaveFeaturesAsync(FeatureTable table, CancellationToken token) => throw new NotSupportedException();

    public Task SaveForecastAsync(StoredForecast forecast, CancellationToken token) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<StoredForecast>> ForecastsAsync(string? symbol, CancellationToken token) =>
        throw new NotSupportedException();

    public Task<StoredForecast?> FindForecastAsync(string forecastId, CancellationToken token) =>
        throw new NotSupportedException();

    public Task SaveScoresAsync(
        string symbol,
        Month month,
        Guid cycleId,
        IReadOnlyList<StoredScore> scores,
        CancellationToken token
    ) => throw new NotSupportedException();
}

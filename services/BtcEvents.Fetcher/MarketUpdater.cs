using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Sources;
using BtcEvents.Storage;

namespace BtcEvents.Fetcher;

/// <summary>Brings the market store up to a day: fetch, check, keep the raw payloads, upsert.</summary>
public sealed class MarketUpdater(
    IMarketSource source,
    IMarketStore store,
    IArtefactStore artefacts,
    TimeProvider clock
)
{
    /// <summary>Kind of the raw payloads among the artefacts.</summary>
    public const string PayloadKind = "raw";

    /// <summary>Updates the series of a symbol. A blocking finding leaves the store as it was.</summary>
    /// <exception cref="BadInputException">The source cannot be read, or a data check blocks.</exception>
    public async Task<MarketUpdate> UpdateAsync(string symbol, DateOnly asOf, CancellationToken cancellationToken)
    {
        var request = new SourceRequest
        {
            Symbol = symbol,
            AsOf = asOf,
            Since = await store.LastTimesAsync(symbol, cancellationToken),
        };
        var snapshot = await source.FetchAsync(request, cancellationToken);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var report = DataChecks.Run(symbol, [.. snapshot.Series.Select(s => s.Raw)], asOf, today);
        report.ThrowIfBlocked();
        var payloads = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var fetched in snapshot.Series)
        {
            payloads[fetched.Raw.Spec.Name] = await artefacts.PutAsync(
                PayloadKind,
                fetched.Extension,
                fetched.Payload,
                cancellationToken
            );
        }

        var series = snapshot.Series.Select(s => s.Raw.ToSeries(asOf)).Where(s => s.Count > 0).ToList();
        var written = await store.UpsertAsync(symbol, series, snapshot.Simulated, cancellationToken);
        var data = await store.ReadAsync(symbol, asOf, cancellationToken);
        return new(
            data.Digest,
            data.Simulated,
            [.. data.All.Select(s => Describe(s, written, payloads))],
            [.. report.Findings.Select(Describe)]
        );
    }

    private static SeriesUpdate Describe(
        Series series,
        IReadOnlyDictionary<string, int> written,
        Dictionary<string, string> payloads
    ) =>
        new()
        {
            Series = series.Spec.Name,
            Rows = series.Count,
            Written = written.GetValueOrDefault(series.Spec.Name),
            First = DateOnly.FromDateTime(series.Times[0]),
            Last = DateOnly.FromDateTime(series.Times[^1]),
            Payload = payloads.GetValueOrDefault(series.Spec.Name) ?? "",
        };

    private static DataFinding Describe(CheckFinding finding) =>
        new()
        {
            Series = finding.Series,
            Rule = finding.Rule,
            Severity = finding.Severity == CheckSeverity.Block ? "block" : "warn",
            Message = finding.Message,
        };
}

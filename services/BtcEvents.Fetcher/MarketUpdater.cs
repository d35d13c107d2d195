using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Sources;
using BtcEvents.Storage;

namespace BtcEvents.Fetcher;

/// <summary>Brings the market store up to a day: fetch, check, keep the raw payloads, upsert.</summary>
public sealed class MarketUpdater(SourceOrder sources, IMarketStore store, IArtefactStore artefacts, TimeProvider clock)
{
    /// <summary>Kind of the raw payloads among the artefacts.</summary>
    public const string PayloadKind = "raw";

    /// <summary>Updates the series of a symbol. A blocking finding leaves the store as it was.</summary>
    /// <exception cref="BadInputException">What a source gave cannot be read, or a data check blocks.</exception>
    public async Task<MarketUpdate> UpdateAsync(string symbol, DateOnly asOf, CancellationToken cancellationToken)
    {
        var request = new MarketRequest
        {
            Symbol = symbol,
            AsOf = asOf,
            Since = await store.LastTimesAsync(symbol, cancellationToken),
        };
        var snapshot = await sources.FetchAsync(request, cancellationToken);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var report = DataChecks.Run(symbol, [.. snapshot.Series.Select(s => s.Raw)], asOf, today);
        report.ThrowIfBlocked();
        var origins = new Dictionary<string, Origin>(StringComparer.Ordinal);
        foreach (var fetched in snapshot.Series)
        {
            var payload = await artefacts.PutAsync(PayloadKind, fetched.Extension, fetched.Payload, cancellationToken);
            origins[fetched.Raw.Spec.Name] = new(fetched.Source, payload);
        }

        var series = snapshot.Series.Select(s => s.Raw.ToSeries(asOf)).Where(s => s.Count > 0).ToList();
        var written = await store.UpsertAsync(symbol, series, snapshot.Simulated, cancellationToken);
        var data = await store.ReadAsync(symbol, asOf, cancellationToken);
        return new(
            data.Digest,
            data.Simulated,
            [.. data.All.Select(s => Describe(s, written, origins.GetValueOrDefault(s.Spec.Name)))],
            [.. snapshot.Findings.Concat(report.Findings).Select(Describe)]
        );
    }

    private static SeriesUpdate Describe(Series series, IReadOnlyDictionary<string, int> written, Origin? origin) =>
        new()
        {
            Series = series.Spec.Name,
            Rows = series.Count,
            Written = written.GetValueOrDefault(series.Spec.Name),
            First = DateOnly.FromDateTime(series.Times[0]),
            Last = DateOnly.FromDateTime(series.Times[^1]),
            Payload = origin?.Payload ?? "",
            Source = origin?.Source,
        };

    private static DataFinding Describe(CheckFinding finding) =>
        new()
        {
            Series = finding.Series,
            Rule = finding.Rule,
            Severity = finding.Severity == CheckSeverity.Block ? "block" : "warn",
            Message = finding.Message,
        };

    private sealed record Origin(string Source, string Payload);
}

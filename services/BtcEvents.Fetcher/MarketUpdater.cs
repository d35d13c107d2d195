using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Sources;
using BtcEvents.Storage;

namespace BtcEvents.Fetcher;

/// <summary>
/// Brings the market store up to a day: fetch, check what the store will then hold, keep the raw payloads, write, and
/// read back what was checked.
/// </summary>
public sealed class MarketUpdater(SourceOrder sources, IMarketStore store, IArtefactStore artefacts, TimeProvider clock)
{
    /// <summary>Kind of the raw payloads among the artefacts.</summary>
    public const string PayloadKind = "raw";

    /// <summary>Updates the series of a symbol. A blocking finding leaves the store as it was.</summary>
    /// <param name="symbol">What is forecast.</param>
    /// <param name="asOf">Last day whose data may be used.</param>
    /// <param name="cause">What asks for it, for example a cycle's id: a repetition of the same tells the same.</param>
    /// <param name="monthsNeeded">How many months with a known outcome the stages to come need; 0 for none.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="BadInputException">What a source gave cannot be read, or a data check blocks.</exception>
    /// <exception cref="StoreConflictException">Another update wrote other figures meanwhile.</exception>
    public async Task<MarketUpdate> UpdateAsync(
        string symbol,
        DateOnly asOf,
        string cause,
        int monthsNeeded,
        CancellationToken cancellationToken
    )
    {
        var request = new MarketRequest
        {
            Symbol = symbol,
            AsOf = asOf,
            Since = await store.LastTimesAsync(symbol, cancellationToken),
        };
        var snapshot = await sources.FetchAsync(request, cancellationToken);
        var merged = await MergeAsync(symbol, asOf, snapshot, cancellationToken);
        var now = clock.GetUtcNow();
        var report = DataChecks.Run(symbol, merged, asOf, DateOnly.FromDateTime(now.UtcDateTime), monthsNeeded);
        report.ThrowIfBlocked();
        var origins = await KeepPayloadsAsync(snapshot, cancellationToken);
        var written = await store.UpdateAsync(
            new()
            {
                Symbol = symbol,
                AsOf = asOf,
                Series = [.. SeriesCatalog.For(symbol).Select(spec => WriteOf(spec, asOf, snapshot))],
                Simulated = snapshot.Simulated,
                Cause = cause,
                At = now,
            },
            cancellationToken
        );
        var data = await ReadBackAsync(symbol, asOf, merged, cancellationToken);
        return new(
            data.Digest,
            data.Simulated,
            [.. data.All.Select(s => Describe(s, written[s.Spec.Name].Written, origins[s.Spec.Name]))],
            [
                .. snapshot
                    .Findings.Concat(report.Findings)
                    .Concat(Revisions.Findings(written, snapshot))
                    .Select(Describe),
            ]
        );
    }

    private async Task<MarketData> ReadBackAsync(
        string symbol,
        DateOnly asOf,
        IEnumerable<RawSeries> isChecked,
        CancellationToken cancellationToken
    )
    {
        var data = await store.ReadAsync(symbol, asOf, cancellationToken);
        return data.Digest == MarketData.Create(symbol, asOf, isChecked.Select(s => s.ToSeries(asOf))).Digest
            ? data
            : throw new StoreConflictException($"the market data of {symbol}");
    }

    private async Task<IReadOnlyList<RawSeries>> MergeAsync(
        string symbol,
        DateOnly asOf,
        SourceSnapshot snapshot,
        CancellationToken cancellationToken
    )
    {
        var stored = snapshot.Series.All(s => s.Extent == SeriesExtent.Whole)
            ? null
            : await store.ReadAsync(symbol, asOf, cancellationToken);
        return [.. snapshot.Series.Select(s => SeriesMerge.Of(s.Raw, s.Extent, stored?.Find(s.Raw.Spec.Name)))];
    }

    private async Task<Dictionary<string, Origin>> KeepPayloadsAsync(
        SourceSnapshot snapshot,
        CancellationToken cancellationToken
    )
    {
        var origins = new Dictionary<string, Origin>(StringComparer.Ordinal);
        foreach (var fetched in snapshot.Series)
        {
            var payload = await artefacts.PutAsync(PayloadKind, fetched.Extension, fetched.Payload, cancellationToken);
            origins[fetched.Raw.Spec.Name] = new(fetched.Source, payload);
        }

        return origins;
    }

    // A series that no source has any more is gone: a feature must not be made of what nobody can show.
    private static SeriesWrite WriteOf(SeriesSpec spec, DateOnly asOf, SourceSnapshot snapshot) =>
        snapshot.Series.FirstOrDefault(s => s.Raw.Spec.Name == spec.Name) is { } given
            ? new(given.Raw.ToSeries(asOf), SeriesMerge.WholeFrom(given.Raw, given.Extent))
            : new(Series.Empty(spec), DateTime.MinValue);

    private static SeriesUpdate Describe(Series series, int written, Origin origin) =>
        new()
        {
            Series = series.Spec.Name,
            Rows = series.Count,
            Written = written,
            First = DateOnly.FromDateTime(series.Times[0]),
            Last = DateOnly.FromDateTime(series.Times[^1]),
            Payload = origin.Payload,
            Source = origin.Source,
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

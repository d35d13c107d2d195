using System.Collections.Immutable;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Sources;

/// <summary>
/// The sources in the order in which they are asked. The order of a series is that of the sources that give it: the
/// first one that has it is taken, and each one passed over is told. A payload that cannot be read ends the search,
/// because another source must not hide bad input.
/// </summary>
public sealed class SourceOrder(IEnumerable<ISeriesSource> sources)
{
    /// <summary>Rule of the finding that a source was passed over.</summary>
    public const string FallbackRule = "source-fallback";

    private readonly ImmutableArray<ISeriesSource> _sources = [.. sources];

    /// <summary>
    /// Fetches the series of a symbol. One that no source has is left out. Simulated and real figures never mix: after
    /// a first source with simulated ones no real one is asked, nor the other way round.
    /// </summary>
    /// <exception cref="BadInputException">A payload cannot be read, or no source has a series that a forecast cannot
    /// do without.</exception>
    /// <exception cref="SeriesUnavailableException">Every source of a series was passed over, and one of them because
    /// it cannot be used now. Where there is one source only, what it threw comes unchanged.</exception>
    public async Task<SourceSnapshot> FetchAsync(MarketRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var simulated = _sources is [{ Simulated: true }, ..];
        var alike = _sources.Where(s => s.Simulated == simulated).ToList();
        var series = ImmutableArray.CreateBuilder<SourceSeries>();
        var findings = ImmutableArray.CreateBuilder<CheckFinding>();
        foreach (var spec in SeriesCatalog.For(request.Symbol))
        {
            var search = new SeriesSearch(request.For(spec));
            if (await search.FindAsync(alike.Where(s => s.Gives(spec)), cancellationToken) is { } found)
            {
                series.Add(found);
                findings.AddRange(search.Fallbacks(found));
            }
        }

        return new(series.ToImmutable(), findings.ToImmutable(), simulated);
    }
}

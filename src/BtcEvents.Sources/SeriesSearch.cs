using System.Runtime.ExceptionServices;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Sources;

/// <summary>The search for one series, with what is said of the sources passed over.</summary>
internal sealed class SeriesSearch(SeriesRequest request)
{
    private readonly List<string> _reasons = [];
    private readonly List<Exception> _failures = [];

    public async Task<SourceSeries?> FindAsync(IEnumerable<ISeriesSource> sources, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            if (await AskAsync(source, cancellationToken) is { } given)
            {
                return given;
            }
        }

        return NotFound();
    }

    public IEnumerable<CheckFinding> Fallbacks(SourceSeries found) =>
        _reasons.Select(reason => new CheckFinding(
            request.Spec.Name,
            SourceOrder.FallbackRule,
            CheckSeverity.Warn,
            $"{reason}, so {request.Spec.Name} comes from {found.Source}"
        ));

    private async Task<SourceSeries?> AskAsync(ISeriesSource source, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await source.FetchAsync(request, cancellationToken);
            if (answer is AbsentSeries absent)
            {
                _reasons.Add(absent.Reason);
            }

            return answer as SourceSeries;
        }
        catch (Exception failure) when (Failure.IsTransient(failure) && !cancellationToken.IsCancellationRequested)
        {
            _failures.Add(failure);
            _reasons.Add($"{source.Name}: {Failure.Describe(failure)}");
            return null;
        }
    }

    // A failure that may pass is worth another try, also of a series that a forecast can do without: one try must
    // not decide which features there are.
    private SourceSeries? NotFound()
    {
        if (_failures is [var only] && _reasons.Count == 1)
        {
            ExceptionDispatchInfo.Throw(only);
        }

        if (_failures.Count > 0)
        {
            throw new SeriesUnavailableException(request.Spec.Name, _reasons, _failures);
        }

        return request.Spec.Required && _reasons.Count > 0
            ? throw new BadInputException($"{string.Join("; ", _reasons)}, and no forecast can be made without it")
            : null;
    }
}

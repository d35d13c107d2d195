using BtcEvents.Failures;

namespace BtcEvents.Sources;

/// <summary>No source gave a series, and at least one of them may give it later.</summary>
/// <param name="series">Name of the series.</param>
/// <param name="reasons">Why each source was passed over, in order.</param>
/// <param name="failures">What the sources threw.</param>
public sealed class SeriesUnavailableException(
    string series,
    IEnumerable<string> reasons,
    IEnumerable<Exception> failures
)
    : ServerException(
        $"{series}: no source gives it now ({string.Join("; ", reasons)})",
        new AggregateException(failures)
    );

using System.Collections.Immutable;

namespace BtcEvents.Learning.Drift;

/// <summary>Drift of all features together.</summary>
/// <param name="Verdict">
/// <see cref="DriftVerdict.NotEnoughData"/> where no feature could be judged; Drift where enough of the judged ones
/// have it; Some where any has Drift or Some; None otherwise.
/// </param>
/// <param name="Features">In column order.</param>
/// <param name="Reason">One sentence with the figures.</param>
public sealed record DriftReport(DriftVerdict Verdict, ImmutableArray<FeatureDrift> Features, string Reason);

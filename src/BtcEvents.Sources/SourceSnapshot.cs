using System.Collections.Immutable;
using BtcEvents.Market;

namespace BtcEvents.Sources;

/// <summary>What the sources gave for one request.</summary>
/// <param name="Series">The series that one of them has, in order of the catalogue.</param>
/// <param name="Findings">A warning for each source that was passed over.</param>
/// <param name="Simulated">True where the figures come from the project's own generator.</param>
public sealed record SourceSnapshot(
    ImmutableArray<SourceSeries> Series,
    ImmutableArray<CheckFinding> Findings,
    bool Simulated
);

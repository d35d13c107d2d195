using System.Collections.Immutable;

namespace BtcEvents.Sources;

/// <summary>What a source gave for one request.</summary>
/// <param name="Series">The series it has, in order of the catalogue.</param>
/// <param name="Simulated">True where the figures come from the project's own generator.</param>
public sealed record SourceSnapshot(ImmutableArray<SourceSeries> Series, bool Simulated);

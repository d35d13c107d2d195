using BtcEvents.Market;

namespace BtcEvents.Sources;

/// <summary>One series as a source gave it.</summary>
/// <param name="Raw">The parsed rows, unchecked.</param>
/// <param name="Payload">The bytes they were parsed from, for the artefact store.</param>
/// <param name="Extension">Ending of the payload without a dot, for example <c>csv</c>.</param>
public sealed record SourceSeries(RawSeries Raw, ReadOnlyMemory<byte> Payload, string Extension);

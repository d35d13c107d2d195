using BtcEvents.Market;

namespace BtcEvents.Sources;

/// <summary>What a source says when it is asked for a series.</summary>
public abstract record SourceAnswer;

/// <summary>It has the series.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Raw">The parsed rows, unchecked.</param>
/// <param name="Extent">How much of the series they are: where a row that is not among them is gone.</param>
/// <param name="Payload">The bytes they were parsed from, for the artefact store.</param>
/// <param name="Extension">Ending of the payload without a dot, for example <c>csv</c>.</param>
public sealed record SourceSeries(
    string Source,
    RawSeries Raw,
    SeriesExtent Extent,
    ReadOnlyMemory<byte> Payload,
    string Extension
) : SourceAnswer;

/// <summary>It does not have the series.</summary>
/// <param name="Reason">Why, as a clause that goes on after a comma, for example <c>dxy.csv: the file is
/// absent</c>.</param>
public sealed record AbsentSeries(string Reason) : SourceAnswer;

using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Sources;

/// <summary>
/// Where a series may come from: a folder, a bucket, or the public interface of an exchange. Sources stand in a
/// <see cref="SourceOrder"/>; what one cannot give, the next is asked for.
/// </summary>
public interface ISeriesSource
{
    /// <summary>Name for people and for facts, for example <c>csv</c>.</summary>
    string Name { get; }

    /// <summary>True where its figures come from the project's own generator.</summary>
    bool Simulated => false;

    /// <summary>Whether it is asked for a series at all.</summary>
    bool Gives(SeriesSpec series);

    /// <summary>
    /// Fetches one series with its payload as it was received. The answer holds every row the source knows from
    /// <see cref="SeriesRequest.From"/> to <see cref="SeriesRequest.Through"/>, and may hold others. An exception that
    /// may pass (<see cref="Failure.IsTransient"/>) says that the source cannot be used now, and the next one is asked;
    /// what is worth another try at once, a source tries again itself.
    /// </summary>
    /// <exception cref="BadInputException">The payload cannot be read; the sentence names document, position and
    /// rule. No other source is asked, since a person has to know.</exception>
    Task<SourceAnswer> FetchAsync(SeriesRequest request, CancellationToken cancellationToken);
}

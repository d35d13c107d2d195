using System.Collections.Immutable;
using BtcEvents.Market;

namespace BtcEvents.Sources;

/// <summary>What is wanted from a source.</summary>
public sealed record SourceRequest
{
    /// <summary>What is forecast, for example <c>BTC-USD</c>.</summary>
    public required string Symbol { get; init; }

    /// <summary>Last day whose data may be used.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>
    /// Last time that is already stored, by series name; a series that is not in here is wanted from its start.
    /// </summary>
    public IReadOnlyDictionary<string, DateTime> Since { get; init; } = ImmutableDictionary<string, DateTime>.Empty;

    /// <summary>
    /// The time from which rows of a series are wanted; null from its start. The stored last row is wanted again, so
    /// that the checks see a gap or a step right behind it, and never less than the as-of day.
    /// </summary>
    public DateTime? From(SeriesSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (!Since.TryGetValue(spec.Name, out var since))
        {
            return null;
        }

        var last = PublicationCalendar.LastKnownDay(spec, AsOf).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return since < last ? since : last;
    }
}

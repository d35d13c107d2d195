using BtcEvents.Market;

namespace BtcEvents.Sources;

/// <summary>One series that is wanted from a source.</summary>
public sealed record SeriesRequest
{
    /// <summary>
    /// How many days before the last stored one are wanted again. Providers revise late and leave holes that they fill
    /// later, and the checks need rows on both sides of the longest closure of an exchange.
    /// </summary>
    public const int OverlapDays = 30;

    /// <summary>What is forecast, for example <c>BTC-USD</c>.</summary>
    public required string Symbol { get; init; }

    /// <summary>What the series is.</summary>
    public required SeriesSpec Spec { get; init; }

    /// <summary>Last day whose data may be used.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Time of the last stored row; null where none is stored.</summary>
    public DateTime? Since { get; init; }

    /// <summary>Last day needed: later rows were not public on the as-of date.</summary>
    public DateOnly Through => PublicationCalendar.LastKnownDay(Spec, AsOf);

    /// <summary>
    /// First day needed; null for a series that is wanted from its start. Where more is stored than the as-of date
    /// allows, it is counted from <see cref="Through"/>, so that the checks see the end of every month they decide.
    /// </summary>
    public DateOnly? From
    {
        get
        {
            if (Since is not { } since)
            {
                return null;
            }

            var stored = DateOnly.FromDateTime(since);
            return (stored < Through ? stored : Through).AddDays(-OverlapDays);
        }
    }
}

using BtcEvents.Learning.Intervals;
using BtcEvents.Market;

namespace BtcEvents.Forecasting;

/// <summary>The forecast of a month of which some days are over.</summary>
public sealed record Nowcast
{
    /// <summary>The month.</summary>
    public required Month Month { get; init; }

    /// <summary>Last day whose close is known: the last of the month before, or one of the month.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Days of the month that are over.</summary>
    public int KnownDays => KnownOn(AsOf, Month);

    /// <summary>Days of the month.</summary>
    public int Days => Month.LastDay.Day;

    /// <summary>
    /// Of the change of the mean close against the month before, percent. Once the month is over all of it lies at what
    /// came.
    /// </summary>
    public required PredictiveDistribution Distribution { get; init; }

    /// <summary>
    /// The change in which the month ends where the price stays at the last close, percent: what has already happened.
    /// </summary>
    public required double Anchor { get; init; }

    /// <summary>What is still expected beside it, percentage points.</summary>
    public double Open => Distribution.Location - Anchor;

    /// <summary>Mean close of the month before, in the symbol's quote currency.</summary>
    public required double BaseMeanClose { get; init; }

    /// <summary>Whether the month was forecast when it began; else nothing is expected beside the anchor.</summary>
    public required bool HasStart { get; init; }

    /// <summary>How many days of a month are over at the end of a day of it, or of the last day before it.</summary>
    internal static int KnownOn(DateOnly day, Month month) => day < month.FirstDay ? 0 : day.Day;
}

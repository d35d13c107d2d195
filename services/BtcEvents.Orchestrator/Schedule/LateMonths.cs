using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Orchestrator;

/// <summary>What becomes of a scheduled month whose data came late.</summary>
internal enum LateStep
{
    /// <summary>Nothing now: it is no such month, or it is not time yet.</summary>
    None,

    /// <summary>Another attempt.</summary>
    StartAgain,

    /// <summary>No further attempt: a person has to start it.</summary>
    GiveUp,
}

/// <summary>
/// When a scheduled month that failed at Data is started again: after a quarter of an hour, then after twice as long
/// each time, at most half a day. Pure: the same arguments, the same step.
/// </summary>
internal static class LateMonths
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(12);

    /// <summary>The step for the latest attempt of a month.</summary>
    /// <param name="latest">The latest attempt; null where the month has not begun.</param>
    /// <param name="limit">How often it is started again.</param>
    /// <param name="now">The present.</param>
    /// <param name="atOnce">True for a schedule that has just begun, which does not wait.</param>
    public static LateStep Next(CycleView? latest, int limit, DateTimeOffset now, bool atOnce)
    {
        // What a person has started stays theirs, and other stages do not fail for want of data.
        if (
            latest is not { State: CycleStates.Failed, Stage: Stage.Data, FinishedAt: { } failed }
            || latest.RequestedBy != ScheduledStart.Requester
        )
        {
            return LateStep.None;
        }

        return latest.Cycle.Attempt > limit ? LateStep.GiveUp
            : atOnce || now >= failed + WaitAfter(latest.Cycle.Attempt) ? LateStep.StartAgain
            : LateStep.None;
    }

    /// <summary>How long is waited after an attempt (from 1) before the next.</summary>
    public static TimeSpan WaitAfter(int attempt)
    {
        var wait = FirstWait;
        for (var n = 1; n < attempt && wait < LongestWait; n++)
        {
            wait *= 2;
        }

        return wait < LongestWait ? wait : LongestWait;
    }
}

using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;

namespace BtcEvents.PureTests.Cycles;

/// <summary>States of cycles as a store would tell them.</summary>
internal static class KnownCycle
{
    public static CycleView Of(
        string month,
        int attempt,
        string state = "Completed",
        int endedAt = 0,
        CyclePlan? plan = null
    ) =>
        new()
        {
            Cycle = Facts.Cycle(month, plan ?? new() { MayPromote = false }, attempt),
            State = state,
            Stage = Stage.Training,
            Try = 1,
            StartedAt = DateTimeOffset.UnixEpoch,
            FinishedAt = state == "Running" ? null : DateTimeOffset.UnixEpoch.AddSeconds(endedAt),
        };
}

using BtcEvents.Contracts;
using BtcEvents.Market;
using BtcEvents.Messaging;

namespace BtcEvents.Orchestrator;

/// <summary>What a start command asks for.</summary>
internal static class CycleStart
{
    /// <summary>
    /// The cycle that the command means, not begun yet; with an as-of date only where its month is one.
    /// </summary>
    public static CycleState NewCycle(StartMonthlyCycle command)
    {
        var context = new CycleContext
        {
            CycleId = CycleIdentity.Of(command.Symbol, command.Month, command.Attempt),
            Symbol = command.Symbol,
            Month = command.Month,
            AsOf =
                Month.TryParse(command.Month, out var month) && month.FirstDay > DateOnly.MinValue
                    ? month.FirstDay.AddDays(-1)
                    : DateOnly.MinValue,
            Attempt = command.Attempt,
            Plan = command.Plan ?? new CyclePlan(),
        };
        return new CycleState
        {
            CorrelationId = context.CycleId,
            Cycle = context,
            RequestedBy = command.RequestedBy,
        };
    }
}

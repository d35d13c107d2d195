using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Messaging;

namespace BtcEvents.Orchestrator;

/// <summary>What a start command asks for.</summary>
internal static class CycleStart
{
    /// <summary>The sentence that says why the command cannot be taken, or null.</summary>
    public static string? Fault(StartMonthlyCycle command)
    {
        try
        {
            SeriesCatalog.AssetOf(command.Symbol);
            Month.Parse(command.Month);
        }
        catch (BadInputException bad)
        {
            return bad.Message;
        }

        return command.Attempt < 1
            ? $"attempt {command.Attempt} does not exist: attempts count from 1"
            : command.Plan?.Fault();
    }

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

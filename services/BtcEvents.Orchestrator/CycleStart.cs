using BtcEvents.Contracts;
using BtcEvents.Market;
using BtcEvents.Messaging;
using MassTransit;

namespace BtcEvents.Orchestrator;

/// <summary>What a start command asks for, and the answer to it.</summary>
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

        return command.Attempt < 1 ? $"attempt {command.Attempt} does not exist: attempts count from 1" : command.Plan?.Fault();
    }

    /// <summary>The cycle that the command means; with an as-of date only where its month is one.</summary>
    public static CycleContext ContextOf(StartMonthlyCycle command) => new()
    {
        CycleId = CycleIdentity.Of(command.Symbol, command.Month, command.Attempt),
        Symbol = command.Symbol,
        Month = command.Month,
        AsOf = Month.TryParse(command.Month, out var month) && month.FirstDay > DateOnly.MinValue ? month.FirstDay.AddDays(-1) : DateOnly.MinValue,
        Attempt = command.Attempt,
        Plan = command.Plan ?? new CyclePlan(),
    };

    /// <summary>Answers whoever asked for an answer; otherwise tells whoever listens.</summary>
    public static Task AnswerAsync(BehaviorContext<CycleState, StartMonthlyCycle> context, bool accepted, string state, string sentence)
    {
        var answer = new CycleStartAnswered { Cycle = context.Saga.Cycle, Accepted = accepted, State = state, Reason = sentence };
        return context.ResponseAddress is null ? context.Publish(answer) : context.RespondAsync(answer);
    }
}

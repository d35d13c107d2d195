using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Messaging;

/// <summary>What makes no sense in a command, whoever sends or takes it.</summary>
public static class CommandFaults
{
    /// <summary>The sentence that says why the command cannot be taken, or null.</summary>
    public static string? Fault(this StartMonthlyCycle command)
    {
        try
        {
            TradingPair.Parse(command.Symbol);
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
}

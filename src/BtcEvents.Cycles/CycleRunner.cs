using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Cycles;

/// <summary>Starts a cycle, or goes on with the one that was interrupted, and follows it to its end.</summary>
public sealed class CycleRunner(CycleWatch watch, ICycleCommands commands)
{
    /// <summary>The cycle at its end.</summary>
    /// <param name="symbol">What to forecast.</param>
    /// <param name="month">Forecast month.</param>
    /// <param name="plan">Stages to run; an interrupted cycle keeps its own.</param>
    /// <param name="show">Told the state at every look.</param>
    /// <param name="cancellationToken">Stops following; the cycle stays as it is.</param>
    /// <exception cref="BadInputException">The command makes no sense.</exception>
    public async Task<CycleOutcome> RunAsync(
        string symbol,
        Month month,
        CyclePlan plan,
        Action<CycleOutcome> show,
        CancellationToken cancellationToken
    )
    {
        var request = CycleRequest.Of(await watch.AttemptsAsync(symbol, month, cancellationToken), asked: null);
        var command = new StartMonthlyCycle
        {
            Symbol = symbol,
            Month = month.ToString(),
            Attempt = request.Attempt,
            Plan = plan,
            RequestedBy = "btc cycle",
        };
        if (!request.Running)
        {
            await commands.StartAsync(command, cancellationToken);
        }

        // One that an earlier process left running goes on by itself when the host starts.
        var cycleId = CycleIdentity.Of(command.Symbol, command.Month, command.Attempt);
        return await watch.FollowAsync(cycleId, show, cancellationToken);
    }
}

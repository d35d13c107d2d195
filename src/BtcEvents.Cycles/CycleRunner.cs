using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Market;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Cycles;

/// <summary>
/// Starts a cycle on a running host, or goes on with the one that was interrupted, and follows it to its end.
/// </summary>
public sealed class CycleRunner(IServiceProvider services)
{
    private readonly CycleWatch _watch = new(services, lookEvery: TimeSpan.FromMilliseconds(50));

    /// <summary>The cycle at its end.</summary>
    /// <param name="symbol">What to forecast.</param>
    /// <param name="month">Forecast month.</param>
    /// <param name="plan">Stages to run; an interrupted cycle keeps its own.</param>
    /// <param name="watch">Told the state at every look.</param>
    /// <param name="cancellationToken">Stops following; the cycle stays as it is.</param>
    /// <exception cref="BadInputException">The cycle was not accepted.</exception>
    public async Task<CycleOutcome> RunAsync(
        string symbol,
        Month month,
        CyclePlan plan,
        Action<CycleOutcome> watch,
        CancellationToken cancellationToken
    )
    {
        var latest = (await _watch.AttemptsAsync(symbol, month, cancellationToken)).FirstOrDefault();
        // A running cycle that an earlier process left goes on by itself (AddCycleResumption).
        var cycleId =
            latest?.State == "Running"
                ? latest.Cycle.CycleId
                : await StartAsync(symbol, month, plan, (latest?.Cycle.Attempt ?? 0) + 1, cancellationToken);
        return await _watch.FollowAsync(cycleId, watch, cancellationToken);
    }

    private async Task<Guid> StartAsync(
        string symbol,
        Month month,
        CyclePlan plan,
        int attempt,
        CancellationToken cancellationToken
    )
    {
        await using var scope = services.CreateAsyncScope();
        var command = new StartMonthlyCycle
        {
            Symbol = symbol,
            Month = month.ToString(),
            Attempt = attempt,
            Plan = plan,
            RequestedBy = "btc cycle",
        };
        var client = services.GetRequiredService<IBus>().CreateRequestClient<StartMonthlyCycle>();
        var answer = (await client.GetResponse<CycleStartAnswered>(command, cancellationToken)).Message;
        return answer.Accepted || answer.State == "Failed"
            ? answer.Cycle.CycleId
            : throw new BadInputException(answer.Reason);
    }
}

using BtcEvents.Contracts;
using BtcEvents.Market;
using BtcEvents.Storage.Operational;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Standalone.Cycles;

/// <summary>Starts a cycle on a running host, or goes on with the one that was interrupted, and follows it to its end.</summary>
internal sealed class CycleRunner(IServiceProvider services)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    /// <summary>The cycle at its end.</summary>
    /// <param name="symbol">What to forecast.</param>
    /// <param name="month">Forecast month.</param>
    /// <param name="plan">Stages to run; an interrupted cycle keeps its own.</param>
    /// <param name="watch">Told the state at every look.</param>
    /// <param name="cancellationToken">Stops following; the cycle stays as it is.</param>
    /// <exception cref="BadInputException">The cycle was not accepted.</exception>
    public async Task<CycleOutcome> RunAsync(
        string symbol, Month month, CyclePlan plan, Action<CycleOutcome> watch, CancellationToken cancellationToken)
    {
        var latest = await LatestAsync(symbol, month, cancellationToken);
        // A running cycle that an earlier process left goes on by itself (AddCycleResumption).
        var cycleId = latest?.State == "Running"
            ? latest.Cycle.CycleId
            : await StartAsync(symbol, month, plan, (latest?.Cycle.Attempt ?? 0) + 1, cancellationToken);
        using var timer = new PeriodicTimer(LookEvery);
        while (true)
        {
            var outcome = await LookAsync(cycleId, cancellationToken);
            if (outcome is not null)
            {
                watch(outcome);
                if (!outcome.IsRunning)
                {
                    return outcome;
                }
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    private async Task<CycleStatus?> LatestAsync(string symbol, Month month, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var all = await scope.ServiceProvider.GetRequiredService<ICycleReader>().ListAsync(cancellationToken);
        return all.Where(c => c.Cycle.Symbol == symbol && c.Cycle.Month == month.ToString()).MaxBy(c => c.Cycle.Attempt);
    }

    private async Task<Guid> StartAsync(string symbol, Month month, CyclePlan plan, int attempt, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var command = new StartMonthlyCycle { Symbol = symbol, Month = month.ToString(), Attempt = attempt, Plan = plan, RequestedBy = "btc cycle" };
        var client = services.GetRequiredService<IBus>().CreateRequestClient<StartMonthlyCycle>();
        var answer = (await client.GetResponse<CycleStartAnswered>(command, cancellationToken)).Message;
        return answer.Accepted || answer.State == "Failed" ? answer.Cycle.CycleId : throw new BadInputException(answer.Reason);
    }

    private async Task<CycleOutcome?> LookAsync(Guid cycleId, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var (cycles, journal) = (scope.ServiceProvider.GetRequiredService<ICycleReader>(), scope.ServiceProvider.GetRequiredService<IFactJournal>());
        return await CycleOutcome.ReadAsync(cycles, journal, cycleId, cancellationToken);
    }
}

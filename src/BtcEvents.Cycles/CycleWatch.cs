using BtcEvents.Market;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Cycles;

/// <summary>Looks at the cycles of a store, whoever runs them.</summary>
/// <param name="services">The store.</param>
/// <param name="lookEvery">Pause between two looks at a cycle that is followed.</param>
public sealed class CycleWatch(IServiceProvider services, TimeSpan lookEvery)
{
    /// <summary>The attempts of a month, the latest first.</summary>
    public async Task<IReadOnlyList<CycleView>> AttemptsAsync(
        string symbol,
        Month month,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await ListAsync(cancellationToken))
                .Where(c => c.Cycle.Symbol == symbol && c.Cycle.Month == month.ToString())
                .OrderByDescending(c => c.Cycle.Attempt),
        ];

    /// <summary>Every cycle, the latest start first.</summary>
    public async Task<IReadOnlyList<CycleView>> ListAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ICycleReader>().ListAsync(cancellationToken);
    }

    /// <summary>A cycle with its facts, or null.</summary>
    public async Task<CycleOutcome?> LookAsync(Guid cycleId, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var (cycles, journal) = (
            scope.ServiceProvider.GetRequiredService<ICycleReader>(),
            scope.ServiceProvider.GetRequiredService<IFactJournal>()
        );
        return await CycleOutcome.ReadAsync(cycles, journal, cycleId, cancellationToken);
    }

    /// <summary>The cycle once it is there; null where it is not after <paramref name="patience"/>.</summary>
    public async Task<CycleOutcome?> AwaitAsync(
        Guid cycleId,
        TimeSpan patience,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var began = clock.GetTimestamp();
        using var timer = new PeriodicTimer(lookEvery, clock);
        while (true)
        {
            var outcome = await LookAsync(cycleId, cancellationToken);
            if (outcome is not null || clock.GetElapsedTime(began) > patience)
            {
                return outcome;
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <summary>The cycle at its end.</summary>
    /// <param name="cycleId">The cycle; it need not be there yet.</param>
    /// <param name="watch">Told the state at every look.</param>
    /// <param name="cancellationToken">Stops following; the cycle stays as it is.</param>
    public async Task<CycleOutcome> FollowAsync(
        Guid cycleId,
        Action<CycleOutcome> watch,
        CancellationToken cancellationToken
    )
    {
        using var timer = new PeriodicTimer(lookEvery);
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
}

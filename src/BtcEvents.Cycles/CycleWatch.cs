using BtcEvents.Market;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Cycles;

/// <summary>Looks at the cycles of a store, whoever runs them.</summary>
/// <param name="services">The store.</param>
/// <param name="signal">Says when to look again.</param>
/// <param name="clock">Measures patience; null for the system's.</param>
public sealed class CycleWatch(IServiceProvider services, ICycleSignal signal, TimeProvider? clock = null)
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

    /// <summary>Returns when it is worth looking again.</summary>
    public Task NextAsync(CancellationToken cancellationToken) => signal.NextAsync(cancellationToken);

    /// <summary>
    /// The cycle once it is there and <paramref name="reached"/> holds; null where that is not so after
    /// <paramref name="patience"/>.
    /// </summary>
    public async Task<CycleOutcome?> AwaitAsync(
        Guid cycleId,
        Func<CycleOutcome, bool> reached,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        using var patient = new CancellationTokenSource(patience, clock ?? TimeProvider.System);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patient.Token);
        try
        {
            return await UntilAsync(cycleId, reached, _ => { }, over.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The one fact that would have woken may be the one that was lost.
            return await LookAsync(cycleId, cancellationToken) is { } last && reached(last) ? last : null;
        }
    }

    /// <summary>The cycle at its end.</summary>
    /// <param name="cycleId">The cycle; it need not be there yet.</param>
    /// <param name="watch">Told the state at every look.</param>
    /// <param name="cancellationToken">Stops following; the cycle stays as it is.</param>
    public Task<CycleOutcome> FollowAsync(
        Guid cycleId,
        Action<CycleOutcome> watch,
        CancellationToken cancellationToken
    ) => UntilAsync(cycleId, outcome => !outcome.IsRunning, watch, cancellationToken);

    /// <summary>The cycle as soon as <paramref name="reached"/> holds.</summary>
    public async Task<CycleOutcome> UntilAsync(
        Guid cycleId,
        Func<CycleOutcome, bool> reached,
        Action<CycleOutcome> watch,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            if (await LookAsync(cycleId, cancellationToken) is { } outcome)
            {
                watch(outcome);
                if (reached(outcome))
                {
                    return outcome;
                }
            }

            await NextAsync(cancellationToken);
        }
    }
}

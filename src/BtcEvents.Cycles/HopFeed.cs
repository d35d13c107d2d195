using System.Runtime.CompilerServices;
using BtcEvents.Contracts;

namespace BtcEvents.Cycles;

/// <summary>The hops of all cycles as they come: first those of the cycles that run, then every new one.</summary>
public sealed class HopFeed(CycleWatch watch)
{
    private readonly Dictionary<Guid, int> _told = [];
    private readonly HashSet<(Guid CycleId, string State, DateTimeOffset? At)> _ended = [];

    /// <summary>Never ends by itself.</summary>
    public async IAsyncEnumerable<Hop> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var cycle in (await watch.ListAsync(cancellationToken)).Where(c => c.State != CycleStates.Running))
        {
            _ended.Add((cycle.Cycle.CycleId, cycle.State, cycle.FinishedAt));
            _told[cycle.Cycle.CycleId] =
                (await watch.LookAsync(cycle.Cycle.CycleId, cancellationToken))?.Facts.Count ?? 0;
        }

        while (true)
        {
            foreach (var hop in await NewAsync(cancellationToken))
            {
                yield return hop;
            }

            await watch.NextAsync(cancellationToken);
        }
    }

    private async Task<IReadOnlyList<Hop>> NewAsync(CancellationToken cancellationToken)
    {
        var hops = new List<Hop>();
        foreach (var cycle in await watch.ListAsync(cancellationToken))
        {
            var id = cycle.Cycle.CycleId;
            if (
                _ended.Contains((id, cycle.State, cycle.FinishedAt))
                || await watch.LookAsync(id, cancellationToken) is not { } outcome
            )
            {
                continue;
            }

            hops.AddRange(Hop.Of(outcome).Skip(_told.GetValueOrDefault(id)));
            _told[id] = outcome.Facts.Count;
            if (!outcome.IsRunning && IsTold(outcome))
            {
                _ended.Add((id, outcome.Status.State, outcome.Status.FinishedAt)); // until it is retried or revived
            }
        }

        return [.. hops.OrderBy(hop => hop.Fact.Seq)];
    }

    // The saga's state and the fact that announces it stand in one transaction, but the journal may be read before it;
    // and the report of a forecast follows its cycle's end.
    private static bool IsTold(CycleOutcome outcome) =>
        outcome.Facts.Any(fact => fact.Body is CycleCompleted or CycleFailed or CycleCancelled)
        && (!outcome.IsCompleted || outcome.Find<ForecastMade>() is null || outcome.Find<ReportWritten>() is not null);
}

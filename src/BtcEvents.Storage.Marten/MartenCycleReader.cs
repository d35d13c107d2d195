using BtcEvents.Storage.Operational;
using Marten;

namespace BtcEvents.Storage.Marten;

/// <summary>The cycles' views.</summary>
internal sealed class MartenCycleReader(MartenOperationalStore store) : ICycleReader
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<CycleView>> ListAsync(CancellationToken cancellationToken)
    {
        var cycles = await store.ReadAsync(
            session =>
                session
                    .Query<ShownCycle>()
                    .OrderByDescending(cycle => cycle.StartedAt)
                    .ThenBy(cycle => cycle.Id)
                    .ToListAsync(cancellationToken),
            cancellationToken
        );
        return [.. cycles.Select(cycle => cycle.View)];
    }

    /// <inheritdoc />
    public async Task<CycleView?> FindAsync(Guid cycleId, CancellationToken cancellationToken) =>
        (
            await store.ReadAsync(
                session => session.LoadAsync<ShownCycle>(cycleId, cancellationToken),
                cancellationToken
            )
        )?.View;
}

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
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(CancellationToken cancellationToken)
    {
        const string sql = $"""
            select row(data -> 'view' ->> 'state'), row(count(*)) from {MartenConfiguration.Schema}.mt_doc_cycle
            group by data -> 'view' ->> 'state'
            """;
        var found = await store.ReadAsync(
            session => session.AdvancedSql.QueryAsync<string, long>(sql, cancellationToken),
            cancellationToken
        );
        return found.ToDictionary(count => count.Item1, count => (int)count.Item2, StringComparer.Ordinal);
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

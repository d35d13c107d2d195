using BtcEvents.Messaging;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Orchestrator;

/// <summary>Reads where the cycles stand from the saga's instances.</summary>
public sealed class CycleReader(OperationalSession session) : ICycleReader
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<CycleStatus>> ListAsync(CancellationToken cancellationToken)
    {
        var stored = await SagaStore.ListAsync(session, SagaKind.Of<CycleState>(), cancellationToken);
        return [.. stored.Select(ToStatus).OrderByDescending(status => status.StartedAt).ThenBy(status => status.Cycle.CycleId)];
    }

    /// <inheritdoc />
    public async Task<CycleStatus?> FindAsync(Guid cycleId, CancellationToken cancellationToken)
    {
        var stored = await SagaStore.ReadAsync(session, SagaKind.Of<CycleState>(), cycleId, cancellationToken);
        return stored is null ? null : ToStatus(stored);
    }

    private static CycleStatus ToStatus(SagaDocument stored)
    {
        var saga = SagaKind.Read<CycleState>(stored);
        return new()
        {
            Cycle = saga.Cycle,
            State = saga.CurrentState,
            Stage = saga.Stage,
            Try = saga.Try,
            StartedAt = saga.StartedAt,
            FinishedAt = saga.FinishedAt,
            Reason = saga.Reason,
            RequestedBy = saga.RequestedBy,
            Stages = saga.Stages,
        };
    }
}

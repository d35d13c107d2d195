using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Cycles;

/// <summary>A cycle as the stores know it: its state and its facts.</summary>
/// <param name="Status">State and stages.</param>
/// <param name="Facts">Facts of this cycle, oldest first.</param>
public sealed record CycleOutcome(CycleView Status, IReadOnlyList<RecordedFact> Facts)
{
    public CycleContext Cycle => Status.Cycle;

    public bool IsRunning => Status.State == CycleStates.Running;

    public bool IsCompleted => Status.State == CycleStates.Completed;

    /// <summary>The latest fact of a type, or null.</summary>
    public T? Find<T>()
        where T : class, ICycleFact => Facts.Select(f => f.Body).OfType<T>().LastOrDefault();

    /// <summary>Reads a cycle.</summary>
    public static async Task<CycleOutcome?> ReadAsync(
        ICycleReader cycles,
        IFactJournal journal,
        Guid cycleId,
        CancellationToken cancellationToken
    )
    {
        var status = await cycles.FindAsync(cycleId, cancellationToken);
        return status is null ? null : new(status, await journal.OfCycleAsync(cycleId, cancellationToken));
    }
}

namespace BtcEvents.Storage.Operational;

/// <summary>Where the cycles stand, for people.</summary>
public interface ICycleReader
{
    /// <summary>Every cycle, the latest start first.</summary>
    Task<IReadOnlyList<CycleView>> ListAsync(CancellationToken cancellationToken);

    /// <summary>How many cycles are in each state; a state that none is in is missing.</summary>
    Task<IReadOnlyDictionary<string, int>> CountAsync(CancellationToken cancellationToken);

    /// <summary>One cycle, or null.</summary>
    Task<CycleView?> FindAsync(Guid cycleId, CancellationToken cancellationToken);
}

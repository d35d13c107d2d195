using BtcEvents.Failures;

namespace BtcEvents.Storage.Operational;

/// <summary>One open cycle per symbol and month: who holds the claim.</summary>
public interface IOpenCycles
{
    /// <summary>
    /// Claims symbol and month for the cycle, with the commit; the holder after that, which is another cycle where the
    /// claim was taken. Of two that claim at once one commits; the other sees the holder, or gets a
    /// <see cref="StoreConflictException"/> at its commit.
    /// </summary>
    Task<Guid> ClaimAsync(string symbol, string month, Guid cycleId, CancellationToken cancellationToken);

    /// <summary>Gives the claim back, if the cycle holds it.</summary>
    Task ReleaseAsync(string symbol, string month, Guid cycleId, CancellationToken cancellationToken);
}

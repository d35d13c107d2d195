namespace BtcEvents.Storage.Operational;

/// <summary>One open cycle per symbol and month: who holds the claim.</summary>
public interface IOpenCycles
{
    /// <summary>Claims symbol and month for the cycle; the holder after that, which is another cycle where the claim was taken.</summary>
    Task<Guid> ClaimAsync(string symbol, string month, Guid cycleId, CancellationToken cancellationToken);

    /// <summary>Gives the claim back, if the cycle holds it.</summary>
    Task ReleaseAsync(string symbol, string month, Guid cycleId, CancellationToken cancellationToken);
}

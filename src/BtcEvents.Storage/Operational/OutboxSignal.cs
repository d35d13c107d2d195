namespace BtcEvents.Storage.Operational;

/// <summary>Wakes the dispatcher of this process at once after a commit; across processes it polls.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    /// <summary>There is something to send. Rings before anyone waits are kept, as one.</summary>
    public void Ring()
    {
        try
        {
            _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already rung and not yet heard: one ring says as much as two.
        }
    }

    /// <summary>Waits for a ring, but no longer than <paramref name="atMost"/>.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _rung.WaitAsync(atMost, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _rung.Dispose();
}

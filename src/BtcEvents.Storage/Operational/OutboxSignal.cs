namespace BtcEvents.Storage.Operational;

/// <summary>Wakes the dispatcher of this process at once after a commit; across processes it polls.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _rung = new(0);

    /// <summary>There is something to send. Rings before anyone waits are kept, as one.</summary>
    public void Ring()
    {
        lock (_gate)
        {
            if (_rung.CurrentCount == 0)
            {
                _rung.Release();
            }
        }
    }

    /// <summary>Waits for a ring, but no longer than <paramref name="atMost"/>.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) =>
        _rung.WaitAsync(atMost, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _rung.Dispose();
}

namespace BtcEvents.Cycles;

/// <summary>
/// Looks again every so often: for the home of another process, whose bus lies in that process's memory.
/// </summary>
public sealed class LookAgain(TimeSpan every) : ICycleSignal
{
    private readonly PeriodicTimer _timer = new(every);

    /// <inheritdoc />
    public async Task NextAsync(CancellationToken cancellationToken) =>
        await _timer.WaitForNextTickAsync(cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _timer.Dispose();
        return ValueTask.CompletedTask;
    }
}

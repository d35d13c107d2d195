namespace BtcEvents.Benchmarks.Servers;

/// <summary>Ends when as many messages have arrived as were expected.</summary>
internal sealed class Countdown
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left;

    /// <summary>Begins anew.</summary>
    public void Expect(int count)
    {
        _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _left = count;
    }

    /// <summary>One more has arrived.</summary>
    public void Count()
    {
        if (Interlocked.Decrement(ref _left) == 0)
        {
            _done.SetResult();
        }
    }

    /// <summary>Waits for the last one.</summary>
    /// <exception cref="TimeoutException">It did not come within five minutes.</exception>
    public async Task DoneAsync()
    {
        try
        {
            await _done.Task.WaitAsync(Patience);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{_left} messages did not arrive within {Patience.TotalMinutes} minutes", late);
        }
    }
}

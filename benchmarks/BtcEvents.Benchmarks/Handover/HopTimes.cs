using System.Diagnostics;

namespace BtcEvents.Benchmarks.Handover;

/// <summary>When each step of a chain began.</summary>
internal sealed class HopTimes
{
    private readonly List<long> _begun = [];
    private TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _steps;

    /// <summary>Forgets what was, and awaits a chain of so many steps.</summary>
    public void Expect(int steps)
    {
        _begun.Clear();
        _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _steps = steps;
    }

    /// <summary>
    /// A step begins; whether another one is to follow. Steps follow each other, so there is no lock.
    /// </summary>
    public bool Begin()
    {
        _begun.Add(Stopwatch.GetTimestamp());
        if (_begun.Count < _steps)
        {
            return true;
        }

        _done.SetResult();
        return false;
    }

    /// <summary>
    /// Waits for the last step; the milliseconds from each step's beginning to the next one's, ascending.
    /// </summary>
    public async Task<double[]> HopsAsync()
    {
        await _done.Task.WaitAsync(TimeSpan.FromMinutes(5));
        return
        [
            .. _begun
                .Zip(_begun.Skip(1))
                .Select(pair => Stopwatch.GetElapsedTime(pair.First, pair.Second).TotalMilliseconds)
                .Order(),
        ];
    }
}

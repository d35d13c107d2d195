using System.Diagnostics;

namespace BtcEvents.Benchmarks.RandomWalks;

/// <summary>Says now and then, beside the results, how far it has come and how long it will take.</summary>
internal sealed class WalkProgress(int walks)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly Lock _lock = new();
    private readonly long _started = Stopwatch.GetTimestamp();
    private TimeSpan _said;
    private int _done;
    private int _promoted;

    /// <summary>One more is decided.</summary>
    internal void Count(Decision decision)
    {
        lock (_lock)
        {
            _done++;
            _promoted += decision.Promoted is null ? 0 : 1;
            var elapsed = Stopwatch.GetElapsedTime(_started);
            if (elapsed - _said < Pause)
            {
                return;
            }

            _said = elapsed;
            var left = elapsed / _done * (walks - _done);
            Console.Error.WriteLine($"{_done} of {walks} walks, {_promoted} promotions, {left:h\\:mm\\:ss} left");
        }
    }
}

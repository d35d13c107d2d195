namespace BtcEvents.BusTests.Support;

/// <summary>
/// Ends a wait that gets nowhere. Only a sight that it never had before keeps it quiet: a slow machine passes, however
/// long it takes; a system that goes to and fro between the same states, as services do that die and start again,
/// stands still as much as a dead one.
/// </summary>
internal sealed class Watchdog(string awaited, TimeSpan standstill, TimeProvider clock)
{
    /// <summary>The longest time without anything new where processes and servers work together.</summary>
    public static readonly TimeSpan WholeSystem = TimeSpan.FromMinutes(3);

    /// <summary>What no wait may last, whatever moves.</summary>
    public static readonly TimeSpan Ceiling = TimeSpan.FromMinutes(45);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly long _began = clock.GetTimestamp();
    private long _moved = clock.GetTimestamp();
    private string _news = "";

    /// <summary>Looks until it is done, and returns what was seen then; fails at a standstill.</summary>
    /// <param name="awaited">What is waited for, as the failure names it.</param>
    /// <param name="look">Looks once; null is a look that could not be had.</param>
    /// <param name="done">Whether this is it.</param>
    /// <param name="describe">The sight in words: what tells one step forward from the next, and not what changes by
    /// itself.</param>
    /// <param name="standstill">The longest time without a new sight; <see cref="WholeSystem"/> by default.</param>
    public static async Task<T> UntilAsync<T>(
        string awaited,
        Func<Task<T?>> look,
        Func<T, bool> done,
        Func<T, string> describe,
        TimeSpan? standstill = null
    )
        where T : class
    {
        var watchdog = new Watchdog(awaited, standstill ?? WholeSystem, TimeProvider.System);
        while (true)
        {
            var seen = await look();
            if (seen is not null && done(seen))
            {
                return seen;
            }

            watchdog.See(seen is null ? "nothing, as nobody answers" : describe(seen));
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until it holds.</summary>
    public static Task UntilAsync(string awaited, Func<bool> holds) =>
        UntilAsync(
            awaited,
            () => Task.FromResult<object?>(holds()),
            held => held is true,
            held => held is true ? "it holds" : "not yet"
        );

    /// <summary>Takes note of a sight; fails where none was new for too long.</summary>
    public void See(string sight)
    {
        if (_seen.Add(sight))
        {
            (_moved, _news) = (clock.GetTimestamp(), sight);
        }

        var still = clock.GetElapsedTime(_moved);
        if (still > standstill || clock.GetElapsedTime(_began) > Ceiling)
        {
            Assert.Fail(
                $"{awaited}: not after {clock.GetElapsedTime(_began).TotalSeconds:0} s, nothing new for "
                    + $"{still.TotalSeconds:0} s; the last news: {_news}; seen now: {sight}"
            );
        }
    }
}

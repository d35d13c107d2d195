using System.Diagnostics;

namespace BtcEvents.Benchmarks;

/// <summary>
/// Things measured side by side, round after round, so that a busy moment of the machine meets all of them.
/// </summary>
internal static class Rounds
{
    /// <summary>The median of every figure over the rounds; those that warm up come first and do not count.</summary>
    internal static async Task<Dictionary<string, double>> MediansAsync(
        int repeats,
        Func<int, Task<Dictionary<string, double>>> round,
        int warmUps = 1
    )
    {
        var rounds = new List<Dictionary<string, double>>();
        for (var number = 0; number < warmUps + repeats; number++)
        {
            rounds.Add(await round(number));
        }

        return rounds[0]
            .Keys.ToDictionary(
                key => key,
                key => Spread.Of(rounds.Skip(warmUps).Select(r => r[key])).Median,
                StringComparer.Ordinal
            );
    }

    /// <summary>Seconds that an action takes.</summary>
    internal static async Task<double> SecondsAsync(Func<Task> action)
    {
        var started = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}

using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;

namespace BtcEvents.BusTests.Orchestrator;

public sealed class HopCost : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// A measurement, run by hand (<c>-explicit only -class "*HopCost"</c>): what the messages of a cycle cost when its
    /// stages cost nothing.
    /// </summary>
    [Fact(Explicit = true)]
    public async Task Time_from_start_to_completion_of_cycles_whose_stages_do_nothing()
    {
        var clock = TimeProvider.System;
        var began = clock.GetTimestamp();
        await using var host = await CycleHost.StartAsync(_folder.Store);
        var started = clock.GetElapsedTime(began).TotalMilliseconds;
        var times = new List<double>();
        var coldest = Environment.CpuUsage.TotalTime;
        var warmed = coldest;
        for (var number = 0; number < 60; number++)
        {
            var cycle = Facts.Cycle($"{2000 + (number / 12)}-{(number % 12) + 1:00}");
            warmed = number == 10 ? Environment.CpuUsage.TotalTime : warmed;
            began = clock.GetTimestamp();
            await host.PublishAsync(Facts.Start(cycle));
            await host.Tape.FindAsync<CycleCompleted>(c => c.Cycle.CycleId == cycle.CycleId);
            times.Add(clock.GetElapsedTime(began).TotalMilliseconds);
        }

        var warm = times.Skip(10).Order().ToList();
        var busy = (Environment.CpuUsage.TotalTime - warmed).TotalMilliseconds / (times.Count - 10);
        await Console.Out.WriteLineAsync(
            $"host start {started:F0} ms; first cycle {times[0]:F0} ms, second {times[1]:F0} ms; warm: median "
                + $"{warm[warm.Count / 2]:F1} ms, "
                + $"worst {warm[^1]:F1} ms, processor {busy:F1} ms a cycle; processor before the first cycle "
                + $"{coldest.TotalMilliseconds:F0} ms; messages {await host.EverWrittenAsync()} in "
                + $"{times.Count} cycles"
        );
    }
}

using System.Diagnostics;

namespace BtcEvents.Benchmarks;

/// <summary>Wall-clock times of repeated runs of one action.</summary>
/// <param name="Seconds">One time per run, ascending.</param>
/// <param name="ProcessorSeconds">
/// Mean processor time of a run over all threads: steadier than the clock on a busy machine.
/// </param>
internal sealed record Measurement(IReadOnlyList<double> Seconds, double ProcessorSeconds)
{
    internal double Median => (Seconds[(Seconds.Count - 1) / 2] + Seconds[Seconds.Count / 2]) / 2;

    /// <summary>Greatest memory this process has held so far, megabytes.</summary>
    internal static double PeakMegabytes
    {
        get
        {
            using var self = Process.GetCurrentProcess();
            return self.PeakWorkingSet64 / 1e6;
        }
    }

    /// <summary>Runs once unmeasured, so that compilation and loading do not count, then measures.</summary>
    internal static Measurement Of(int repeats, Action action)
    {
        action();
        var seconds = new double[repeats];
        var processor = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < repeats; i++)
        {
            var started = Stopwatch.GetTimestamp();
            action();
            seconds[i] = Stopwatch.GetElapsedTime(started).TotalSeconds;
        }

        return new([.. seconds.Order()], (Environment.CpuUsage.TotalTime - processor).TotalSeconds / repeats);
    }
}

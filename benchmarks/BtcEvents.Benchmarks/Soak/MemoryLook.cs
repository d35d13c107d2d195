using System.Globalization;

namespace BtcEvents.Benchmarks.Soak;

/// <summary>Memory of some processes at one time, each in megabytes (10^6 bytes).</summary>
/// <param name="Cycles">How many cycles they had run by then.</param>
/// <param name="Resident">Their resident sets added up: what they share counts once for each.</param>
/// <param name="Proportional">Proportional sets added up: what they share counts once, so this is what they take from
/// the machine.</param>
internal sealed record MemoryLook(int Cycles, double Resident, double Proportional)
{
    /// <summary>Whether the system tells it.</summary>
    public static bool IsPossible => File.Exists("/proc/self/smaps_rollup");

    /// <summary>Looks at them (proc(5), <c>smaps_rollup</c>).</summary>
    public static MemoryLook At(int cycles, IEnumerable<int> processes)
    {
        var (resident, proportional) = (0.0, 0.0);
        foreach (var process in processes)
        {
            var lines = File.ReadAllLines($"/proc/{process}/smaps_rollup");
            resident += Megabytes(lines, "Rss:");
            proportional += Megabytes(lines, "Pss:");
        }

        return new(cycles, resident, proportional);
    }

    // "Rss:    1234 kB", of 1024 bytes.
    private static double Megabytes(string[] lines, string name)
    {
        var line = lines.First(line => line.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line[name.Length..^2], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }
}

namespace BtcEvents.Benchmarks.Hop;

/// <summary>What was measured of one contender, a figure for each round.</summary>
internal sealed class HopSeries
{
    private readonly List<double> _milliseconds = [];

    /// <summary>Hops a second.</summary>
    public List<double> Rates { get; } = [];

    /// <summary>Processor time of its process, milliseconds a hop.</summary>
    public List<double> Processor { get; } = [];

    /// <summary>Processor time of PostgreSQL, milliseconds a hop; none where it cannot be read.</summary>
    public List<double> Database { get; } = [];

    /// <summary>Hops at the steady pace, of all rounds.</summary>
    public int Paced => _milliseconds.Count;

    /// <summary>Hops at the steady pace.</summary>
    public void AddPaced(IEnumerable<double> milliseconds)
    {
        _milliseconds.AddRange(milliseconds);
        _milliseconds.Sort();
    }

    /// <summary>So much of a hundred paced hops took at most this, milliseconds.</summary>
    public double Percentile(int percent) =>
        _milliseconds[Math.Min(_milliseconds.Count * percent / 100, _milliseconds.Count - 1)];
}

namespace BtcEvents.Benchmarks;

/// <summary>Least, middle and greatest of some figures.</summary>
internal sealed record Spread(double Least, double Median, double Greatest)
{
    internal static Spread Of(IEnumerable<double> figures)
    {
        double[] ordered = [.. figures.Order()];
        return new(ordered[0], (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2, ordered[^1]);
    }

    /// <summary>All three, for people.</summary>
    internal string Of(string format) =>
        $"{Least.ToString(format)}/{Median.ToString(format)}/{Greatest.ToString(format)}";
}

namespace BtcEvents.Benchmarks.RandomWalks;

/// <summary>How many of some decisions promoted a candidate.</summary>
/// <param name="Promoted">Those that did.</param>
/// <param name="Count">All.</param>
internal sealed record PromotionShare(int Promoted, int Count)
{
    private const double Z = 1.959963984540054; // two-sided 95 %

    internal double Percent => 100.0 * Promoted / Count;

    /// <summary>
    /// Where the share of endless decisions lies, percent, with a confidence of 95 % (Wilson 1927): the shares from
    /// which this one is less than Z of their own standard errors away.
    /// </summary>
    internal (double Low, double High) Interval
    {
        get
        {
            var weight = Z * Z / Count;
            var share = (double)Promoted / Count;
            var half = Math.Sqrt(weight * ((share * (1 - share)) + (weight / 4)));
            return (
                100 * (share + (weight / 2) - half) / (1 + weight),
                100 * (share + (weight / 2) + half) / (1 + weight)
            );
        }
    }

    internal static PromotionShare Of(IEnumerable<Decision> decisions)
    {
        var promoted = decisions.CountBy(decision => decision.Promoted is not null).ToDictionary();
        var yes = promoted.GetValueOrDefault(true);
        return new(yes, yes + promoted.GetValueOrDefault(false));
    }

    public override string ToString() =>
        Count == 0 ? "no walk" : $"{Promoted} of {Count}: {Percent:F1} % ({Interval.Low:F1} to {Interval.High:F1})";
}

namespace BtcEvents.Market;

/// <summary>
/// The simulated coin: daily returns with GARCH(1,1) variance (Bollerslev, 1986) around the drift of one of three
/// regimes that change by chance (Hamilton, 1989), held loosely to a growing trend so that any seed stays believable.
/// Only sums, products, quotients and square roots are used, which every processor rounds the same way.
/// </summary>
internal static class SpotSimulation
{
    private const double FirstPrice = 980;
    private const double TrendGrowth = 0.0014;
    private const double LargestMove = 0.35;
    private const double ChangeOfRegime = 1.0 / 90;
    private const double Alpha = 0.08;
    private const double Beta = 0.90;
    private const double LongRunVariance = 0.033 * 0.033;

    // Rising, falling, calm: daily drift and scale of the deviation.
    private static readonly (double Drift, double Scale)[] Regimes = [(0.0045, 1.0), (-0.0030, 1.1), (0.0004, 0.6)];

    public static IEnumerable<SimulatedDay> Run(ulong seed, DateOnly first, DateOnly last)
    {
        var random = new SimulationRandom(seed, stream: 1);
        var (price, trend, variance, momentum, regime) = (FirstPrice, FirstPrice, LongRunVariance, 0.0, 0);
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (random.NextUniform() < ChangeOfRegime)
            {
                regime = (regime + (random.NextUniform() < 0.5 ? 1 : 2)) % Regimes.Length;
            }

            var deviation = Math.Sqrt(variance) * Regimes[regime].Scale;
            var pull = Math.Clamp(0.0025 * ((trend / price) - 1), -0.003, 0.006);
            var normal = random.NextNormal();
            var change = Math.Clamp(Regimes[regime].Drift + pull + (deviation * normal), -LargestMove, LargestMove);
            variance = ((1 - Alpha - Beta) * LongRunVariance) + (((Alpha * normal * normal) + Beta) * variance);
            momentum += (change - momentum) / 20;
            trend *= 1 + TrendGrowth;

            var close = Math.Round(price * (1 + change), 2);
            yield return Bar(random, day, price, close, deviation, change, momentum);
            price = close;
        }
    }

    private static SimulatedDay Bar(
        SimulationRandom random,
        DateOnly day,
        double open,
        double close,
        double deviation,
        double change,
        double momentum
    )
    {
        var above = 1 + (0.5 * deviation * Math.Abs(random.NextNormal()));
        var below = 1 + (0.5 * deviation * Math.Abs(random.NextNormal()));
        var turnover = 300_000 * (1 + (25 * Math.Abs(change))) * (0.7 + (0.6 * random.NextUniform()));
        return new(
            day,
            open,
            Math.Round(Math.Max(open, close) * above, 2),
            Math.Round(Math.Min(open, close) / below, 2),
            close,
            Math.Round(turnover * close / 1000) * 1000,
            change,
            momentum
        );
    }
}

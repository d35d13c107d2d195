using BtcEvents.Learning.Search;
using BtcEvents.Market;

namespace BtcEvents.Benchmarks.RandomWalks;

/// <summary>
/// Spot bars of a price that cannot be forecast: daily log returns are normal, independent and, with what is expected
/// of them, without drift. A walk is made of its seed and number alone: no matter which thread makes it.
/// </summary>
/// <param name="Seed">Seed of all walks.</param>
/// <param name="Number">Number of this one; the volatility of odd ones changes from month to month.</param>
/// <param name="FairPrice">
/// Whether the price itself is without drift. Otherwise its logarithm is, and the price is to be expected to rise by
/// half the variance, which a model may learn.
/// </param>
internal sealed record RandomWalk(long Seed, int Number, bool FairPrice)
{
    internal const int Months = 120;
    internal const double DailyVolatility = 0.035;
    internal const string Symbol = "BTC-USD";

    // A log AR(1) that forgets half of a shock in three months: calm and wild months differ about two times.
    private const double VolatilityMemory = 0.8;
    private const double VolatilitySpread = 0.4;
    private const double FirstPrice = 10_000;
    private const double UsualVolume = 1e9;
    private static readonly DateOnly First = new(2015, 1, 1);

    /// <summary>Last day of the last month: the day of the decision.</summary>
    internal static DateOnly Last => First.AddMonths(Months).AddDays(-1);

    internal bool Changing => Number % 2 == 1;

    /// <summary>The bars.</summary>
    internal Series Spot()
    {
        var normal = new NormalDraws(new SeededGenerator(Seed, Number));
        var (price, level) = (Math.Log(FirstPrice), normal.Next());
        var days = Enumerable.Range(0, Last.DayNumber - First.DayNumber + 1).Select(First.AddDays).ToArray();
        var bars = new double[days.Length][];
        for (var i = 0; i < days.Length; i++)
        {
            level = days[i].Day == 1 ? NextLevel(level, normal) : level;
            var volatility = Changing ? VolatilityOf(level) : DailyVolatility;
            var drift = FairPrice ? -volatility * volatility / 2 : 0;
            var next = price + drift + (volatility * normal.Next());
            bars[i] = Bar(price, next, volatility, normal);
            price = next;
        }

        var spec = SeriesCatalog.For(Symbol)[0];
        return new(
            spec,
            [.. days.Select(day => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc))],
            [.. Enumerable.Range(0, spec.Columns.Length).Select(column => bars.Select(bar => bar[column]).ToArray())]
        );
    }

    private static double NextLevel(double level, NormalDraws normal) =>
        (VolatilityMemory * level) + (Math.Sqrt(1 - (VolatilityMemory * VolatilityMemory)) * normal.Next());

    // Less the square of the spread, so that the mean variance is that of a steady walk.
    private static double VolatilityOf(double level) =>
        DailyVolatility * Math.Exp((VolatilitySpread * level) - (VolatilitySpread * VolatilitySpread));

    // Open, high, low, close, volume. The extremes of a day between two known ends are those of a Brownian bridge.
    private static double[] Bar(double open, double close, double volatility, NormalDraws normal)
    {
        var (middle, change) = ((open + close) / 2, close - open);
        var above = Reach();
        var below = Reach();
        var volume = UsualVolume * (1 + (10 * Math.Abs(change))) * Math.Exp(0.3 * normal.Next());
        return [Math.Exp(open), Math.Exp(middle + above), Math.Exp(middle - below), Math.Exp(close), volume];

        double Reach() =>
            Math.Sqrt((change * change) - (2 * volatility * volatility * Math.Log(normal.NextUniform()))) / 2;
    }
}

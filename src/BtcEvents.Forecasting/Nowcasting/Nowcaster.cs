using BtcEvents.Failures;
using BtcEvents.Features.Indicators;
using BtcEvents.Learning.Intervals;
using BtcEvents.Market;

namespace BtcEvents.Forecasting;

/// <summary>
/// Forecasts a month day by day as its closes become known, in closed form: nothing is learnt anew. With K of n days to
/// come, the last close P and the mean close A of the month before,
/// <code>
/// location = 100 ((sum of the known closes + K P) / (n A) - 1) + open K (K + 1) / (n (n + 1))
/// spread = k 100 (P / A) volatility sqrt(K (K + 1)(2K + 1) / 6) / n
/// </code>
/// The first part is the mean of a price that stays, the spread that of a price that moves from day to day without
/// memory (the sum of an arithmetic Asian option: Turnbull &amp; Wakeman 1991; Working 1960). What the forecast of the
/// month's beginning expects beside the anchor (open) comes evenly in each day's return, and k is how much wider than
/// the formula that forecast was. So the nowcast of day 0 is that forecast, and that of the last day what came.
/// </summary>
public sealed class Nowcaster
{
    private readonly string _symbol;
    private readonly double[] _closes;
    private readonly double[] _volatility;
    private readonly Dictionary<DateOnly, int> _days;
    private readonly MonthlyMeans _means;

    /// <param name="symbol">What is forecast, for sentences.</param>
    /// <param name="spot">Its daily bars; those after an as-of date have no effect on its nowcast.</param>
    public Nowcaster(string symbol, Series spot)
    {
        ArgumentNullException.ThrowIfNull(spot);
        (_symbol, _closes, _means) = (symbol, [.. spot["close"]], MonthlyMeans.Of(spot));
        _volatility = DailyVolatility.Of(_closes);
        _days = spot.Times.Index().ToDictionary(t => DateOnly.FromDateTime(t.Item), t => t.Index);
    }

    /// <summary>The nowcast of a month on a day.</summary>
    /// <param name="month">The month.</param>
    /// <param name="asOf">Last day that is used: the last of the month before, or one of the month.</param>
    /// <param name="start">What was forecast when the month began; null where it was not.</param>
    /// <exception cref="BadInputException">The day is none of the month, or a close or the volatility that is needed is
    /// not known.</exception>
    public Nowcast Of(Month month, DateOnly asOf, PredictiveDistribution? start)
    {
        var before = month.AddMonths(-1);
        if (asOf < before.LastDay || asOf > month.LastDay)
        {
            throw new BadInputException(
                $"{month} can be nowcast from {before.LastDay:yyyy-MM-dd} to {month.LastDay:yyyy-MM-dd}, not on "
                    + $"{asOf:yyyy-MM-dd}"
            );
        }

        var mean =
            _means.Of(before)
            ?? throw new BadInputException($"{_symbol}: not every day of {before} has a close, so it has no mean");
        var (anchor, spread) = Walk(month, asOf, mean);
        var (open, k) = start is null ? (0, 1) : Expected(month, mean, start);
        double n = month.LastDay.Day;
        var left = n - Nowcast.KnownOn(asOf, month);
        var location = anchor + (open * left * (left + 1) / (n * (n + 1)));
        return new()
        {
            Month = month,
            AsOf = asOf,
            Distribution = new(
                Math.Max(PredictiveDistribution.Floor, location),
                k * spread,
                start?.DegreesOfFreedom ?? PredictiveDistribution.UsualDegrees
            ),
            Anchor = anchor,
            BaseMeanClose = mean,
            HasStart = start is not null,
        };
    }

    /// <summary>What the month-start forecast expects beside the anchor, and its spread in units of the
    /// formula's.</summary>
    private (double Open, double K) Expected(Month month, double mean, PredictiveDistribution start)
    {
        var (anchor, spread) = Walk(month, month.AddMonths(-1).LastDay, mean);
        return (start.Location - anchor, start.Spread / spread);
    }

    /// <summary>Mean and standard deviation of the change where the price moves without memory.</summary>
    private (double Anchor, double Spread) Walk(Month month, DateOnly asOf, double mean)
    {
        var (known, n) = (Nowcast.KnownOn(asOf, month), month.LastDay.Day);
        double left = n - known;
        var (sum, last) = (0.0, _closes[IndexOf(asOf)]);
        for (var day = month.FirstDay; day <= asOf; day = day.AddDays(1))
        {
            sum += _closes[IndexOf(day)];
        }

        var anchor = MonthlyMeans.Change(mean, (sum + (left * last)) / n);
        return (anchor, left > 0 ? last / mean * VolatilityOn(asOf) * DaysToCome.Steps(n, known) : 0);
    }

    private int IndexOf(DateOnly day) =>
        _days.TryGetValue(day, out var index)
            ? index
            : throw new BadInputException($"{_symbol}: no close is known of {day:yyyy-MM-dd}");

    private double VolatilityOn(DateOnly day) =>
        _volatility[IndexOf(day)] is > 0 and var volatility
            ? volatility
            : throw OpenPartSpread.Unknown(_symbol, $"{day:yyyy-MM-dd}");
}

using BtcEvents.Learning.Evaluation;
using BtcEvents.Market;

namespace BtcEvents.Forecasting;

/// <summary>How good nowcasts were once so many days of a month were known, over the months of a backtest.</summary>
public sealed record NowcastDay
{
    /// <summary>Days of the month that were known; 0 is its beginning.</summary>
    public required int Day { get; init; }

    /// <summary>How many months have so many days and an outcome.</summary>
    public required int Months { get; init; }

    /// <summary>R2 against the mean outcome of those months; null where all outcomes are the same.</summary>
    public required double? R2 { get; init; }

    /// <summary>Root mean squared error, percentage points.</summary>
    public required double Rmse { get; init; }

    /// <summary>The same of the closed-form random walk: of the anchor alone.</summary>
    public required double WalkRmse { get; init; }

    /// <summary>Share of months with the right sign, 0 to 1; null where none has a sign.</summary>
    public required double? Direction { get; init; }

    /// <summary>Share of outcomes inside the interval, 0 to 1.</summary>
    public required double Coverage { get; init; }

    /// <summary>Mean width of the interval, percentage points.</summary>
    public required double Width { get; init; }

    /// <summary>Mean continuous ranked probability score, percentage points, small is good.</summary>
    public required double Crps { get; init; }

    /// <summary>What theory promises a random walk: 1 - K (K + 1)(2K + 1) / (2n (2n² + 1)) with K of n days to come,
    /// the mean over the months.</summary>
    public required double TheoryR2 { get; init; }

    /// <summary>
    /// Every month of a backtest nowcast on each of its days from the forecast that the backtest made of it, and the
    /// closes up to that day.
    /// </summary>
    /// <param name="result">The backtest; months without an outcome are left out.</param>
    /// <param name="spot">Daily closes to the end of the last month with an outcome.</param>
    public static IReadOnlyList<NowcastDay> Of(BacktestResult result, Series spot)
    {
        ArgumentNullException.ThrowIfNull(result);
        var nowcaster = new Nowcaster(result.Symbol, spot);
        var made =
            from row in result.Rows
            where row is { Actual: not null, Distribution: not null }
            let month = Month.Parse(row.Month)
            from known in Enumerable.Range(0, month.LastDay.Day + 1)
            let nowcast = nowcaster.Of(month, month.AddMonths(-1).LastDay.AddDays(known), row.Distribution)
            select (Nowcast: nowcast, Actual: row.Actual!.Value);
        return
        [
            .. made.GroupBy(m => m.Nowcast.KnownDays)
                .OrderBy(day => day.Key)
                .Select(day => Of([.. day], result.Coverage)),
        ];
    }

    private static NowcastDay Of((Nowcast Nowcast, double Actual)[] made, double coverage)
    {
        var outcomes = Array.ConvertAll(made, m => m.Actual);
        var scores = ForecastScores.Of(outcomes, Array.ConvertAll(made, m => m.Nowcast.Distribution.Location));
        var intervals = made.Select(m => (m.Actual, Ends: m.Nowcast.Distribution.Central(coverage))).ToArray();
        return new()
        {
            Day = made[0].Nowcast.KnownDays,
            Months = made.Length,
            R2 = scores.R2,
            Rmse = scores.Rmse,
            WalkRmse = ForecastMetrics.Rmse(outcomes, Array.ConvertAll(made, m => m.Nowcast.Anchor)),
            Direction = scores.DirectionalAccuracy,
            Coverage = intervals.Average(i => i.Actual >= i.Ends.Lower && i.Actual <= i.Ends.Upper ? 1 : 0),
            Width = intervals.Average(i => i.Ends.Upper - i.Ends.Lower),
            Crps = made.Average(m => m.Nowcast.Distribution.Crps(m.Actual)),
            TheoryR2 = made.Average(m => DaysToCome.TheoryR2(m.Nowcast.Days, m.Nowcast.KnownDays)),
        };
    }
}

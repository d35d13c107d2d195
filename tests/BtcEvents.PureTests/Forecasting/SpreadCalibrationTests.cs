using BtcEvents.Features;
using BtcEvents.Forecasting;
using BtcEvents.Learning.Intervals;

namespace BtcEvents.PureTests.Forecasting;

public sealed class SpreadCalibrationTests
{
    private static readonly FeatureTable Table = SimulatedCycle.Table;
    private static readonly int Volatility = Table.IndexOf(FeatureNames.DailyVolatility);
    private static readonly int Anchor = Table.IndexOf(FeatureNames.CloseToMean);

    [Fact]
    public void The_formula_is_that_of_a_mean_of_days_to_come()
    {
        // June's days from the end of May: day m moves n + 1 - m of the n days of the mean.
        var may = Enumerable.Range(0, Table.Months.Length).Last(i => Table.Months[i].Number == 5);
        var moves = Enumerable.Range(1, 30).Sum(m => Math.Pow((31 - m) / 30.0, 2));
        var spread = (1 + (Table.Rows[may][Anchor] / 100)) * Table.Rows[may][Volatility] * Math.Sqrt(moves);
        Assert.Equal(spread, OpenPartSpread.At(Table, may)!.Value, 10);
    }

    [Fact]
    public void A_market_without_memory_errs_by_the_formula()
    {
        var random = new Random(3);
        double Normal() => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;
        var errors = new List<double>();
        for (var draw = 0; draw < 4000; draw++)
        {
            var (price, sum) = (0.0, 0.0);
            for (var day = 0; day < 30; day++)
            {
                price += Normal();
                sum += price;
            }

            errors.Add(sum / 30);
        }

        var table = Table
            .Edited(FeatureNames.DailyVolatility, (_, _) => 1)
            .Edited(FeatureNames.CloseToMean, (_, _) => 0);
        var april = Enumerable.Range(0, Table.Months.Length).Last(i => Table.Months[i].Number == 3);
        Assert.Equal(1, Math.Sqrt(errors.Average(e => e * e)) / OpenPartSpread.At(table, april)!.Value, 1);
    }

    [Fact]
    public void Errors_of_judged_months_stand_for_those_of_the_last_close()
    {
        var month = Table.ForecastMonth.ToString();
        var last = Table.Months.Length - 1;
        var formula = OpenPartSpread.At(Table, last)!.Value;
        double[] walk =
        [
            .. Enumerable
                .Range(0, last)
                .Select(i => (Table.Target[i] - Table.Rows[i][Anchor]) / OpenPartSpread.At(Table, i) ?? double.NaN),
        ];
        Assert.InRange(walk.Count(double.IsFinite), last - 1, last);
        Assert.Equal(formula * Scale(walk), new SpreadCalibration(Table, []).Of(month)!.Value, 10);

        walk[^1] = 50 / OpenPartSpread.At(Table, last - 1)!.Value;
        var judged = new SpreadCalibration(Table, [(Table.Months[^1].ToString(), 50)]);
        Assert.Equal(formula * Scale(walk), judged.Of(month)!.Value, 10);
        // The month that erred did not know it.
        Assert.Equal(
            new SpreadCalibration(Table, []).Of(Table.Months[^1].ToString()),
            judged.Of(Table.Months[^1].ToString())
        );
    }

    [Fact]
    public void A_table_of_before_the_column_is_served_by_the_volatility_of_90_days()
    {
        var older = Table.Without(FeatureNames.DailyVolatility);
        var last = Table.Months.Length - 1;
        var edited = Table.Edited(
            FeatureNames.DailyVolatility,
            (i, _) => Table.Rows[i][Table.IndexOf("realised_vol_90")] / Math.Sqrt(365)
        );
        Assert.Equal(OpenPartSpread.At(edited, last), OpenPartSpread.At(older, last));
        Assert.Null(OpenPartSpread.At(older.Without("realised_vol_90"), last));
        Assert.Null(new SpreadCalibration(older.Without("realised_vol_90"), []).Of(Table.ForecastMonth.ToString()));
    }

    [Fact]
    public void The_record_holds_the_spread_that_each_judged_month_was_to_expect()
    {
        var record = SimulatedCycle.Whole.Outcome.Record;
        var judged = record.History.Select(h => (h.Month, h.Actual - h.Forecast)).ToList();
        var spreads = new SpreadCalibration(Table, judged);
        Assert.All(record.History, h => Assert.Equal(spreads.Of(h.Month), h.Spread));
        var intervals = new MonthForecaster(new() { Coverage = 0.5 }).PastIntervals(record);
        Assert.All(
            record.History.Zip(intervals),
            p =>
                Assert.Equal(
                    new PredictiveDistribution(p.First.Forecast, p.First.Spread!.Value, 5).Central(0.5),
                    p.Second
                )
        );
        var older = record with { History = [record.History[0] with { Spread = null }] };
        Assert.Null(new MonthForecaster(new()).PastIntervals(older).Single());
        Assert.Equal(spreads.Of("2025-01"), SimulatedCycle.Whole.Forecast.Distribution.Spread);
    }

    private static double Scale(double[] standardised) => ShrunkScale.Of(standardised.Where(double.IsFinite), 60, 5);
}

using BtcEvents.Features;
using BtcEvents.Forecasting;
using BtcEvents.Learning.Intervals;
using BtcEvents.Market;

namespace BtcEvents.PureTests.Forecasting;

public sealed class IntervalCoverageTests
{
    private const int FirstMonth = 36;

    // Months of ten markets of seven years each, about the last close, as nobody knows more of a simulated one.
    private static readonly Lazy<(PredictiveDistribution Told, double Came)[]> Months = new(() =>
        [
            .. from seed in Enumerable.Range(1, 10)
            let series = SimulatedMarket.Generate((ulong)seed, new(2018, 1, 1), new(2024, 12, 31))
            let table = MonthlyFeatures.Build(SimulatedCycle.At(series, new(2024, 12)), new())
            let spreads = new SpreadCalibration(table, [])
            from month in Enumerable.Range(FirstMonth, table.TrainingRows - FirstMonth)
            let anchor = table.Rows[month][table.IndexOf(FeatureNames.CloseToMean)]
            let spread = spreads.Of(table.Months[month].AddMonths(1).ToString())!.Value
            select (
                new PredictiveDistribution(anchor, spread, PredictiveDistribution.UsualDegrees),
                table.Target[month]
            ),
        ]
    );

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.9)]
    public void Intervals_hold_about_what_they_say(double coverage)
    {
        var held = Months.Value.Average(month =>
            month.Told.Central(coverage) is var (lower, upper) && month.Came >= lower && month.Came <= upper ? 1.0 : 0
        );
        Assert.InRange(held, coverage - 0.07, coverage + 0.07);
    }

    [Fact]
    public void A_rise_comes_as_often_as_is_said()
    {
        var likely = Months.Value.Where(month => month.Told.ProbabilityUp > 0.5).ToArray();
        Assert.InRange(
            likely.Average(month => month.Came > 0 ? 1.0 : 0) - likely.Average(month => month.Told.ProbabilityUp),
            -0.08,
            0.08
        );
    }
}

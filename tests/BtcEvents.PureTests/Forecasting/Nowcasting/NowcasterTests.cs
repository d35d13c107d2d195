using BtcEvents.Failures;
using BtcEvents.Forecasting;
using BtcEvents.Learning.Intervals;
using BtcEvents.Market;

namespace BtcEvents.PureTests.Forecasting.Nowcasting;

public sealed class NowcasterTests
{
    private static readonly Month March = new(2024, 3);
    private static readonly DateOnly LeapDay = new(2024, 2, 29);
    private static readonly Series Spot = SimulatedCycle.Data.Spot;
    private static readonly Nowcaster Nowcaster = new("BTC-USD", Spot);
    private static readonly PredictiveDistribution Start = new(4, 12, 5);

    public static TheoryData<string> Months => [.. Enumerable.Range(0, 24).Select(i => March.AddMonths(-i).ToString())];

    [Theory]
    [MemberData(nameof(Months))]
    public void On_day_0_it_is_the_forecast_of_the_month(string text)
    {
        var month = Month.Parse(text);
        var nowcast = Nowcaster.Of(month, month.AddMonths(-1).LastDay, Start);

        Assert.Equal(Start.Location, nowcast.Distribution.Location, 1e-12);
        Assert.Equal(Start.Spread, nowcast.Distribution.Spread, 1e-12);
        Assert.Equal(0, nowcast.KnownDays);
    }

    [Theory]
    [MemberData(nameof(Months))]
    public void On_the_last_day_it_is_what_came_and_nothing_is_open(string text)
    {
        var month = Month.Parse(text);
        var came = MonthlyMeans.Of(Spot).ChangeOf(month)!.Value;
        var nowcast = Nowcaster.Of(month, month.LastDay, Start);

        Assert.Equal(came, nowcast.Distribution.Location);
        Assert.Equal((came, came), nowcast.Distribution.Central(0.99));
        Assert.Equal(0, nowcast.Distribution.Crps(came));
        Assert.Equal(came > 0 ? 1 : 0, nowcast.Distribution.ProbabilityUp);
        Assert.Equal((came, 0), (nowcast.Anchor, nowcast.Open));
    }

    [Fact]
    public void Half_way_it_is_what_the_formula_says()
    {
        // 14 days at 110 are known of a February of 28 days, after a January of mean 100: 21 (28 of 28 days at 110)
        // less nothing, for the price stays.
        var closes = Closes(new(2023, 1, 1), [.. Enumerable.Repeat(100.0, 30), 100, .. Enumerable.Repeat(110.0, 14)]);
        var february = new Month(2023, 2);
        var made = new Nowcaster("BTC-USD", closes).Of(february, new(2023, 2, 14), start: null);

        Assert.Equal(10, made.Anchor, 1e-12);
        Assert.Equal((14, 28), (made.KnownDays, made.Days));
        // One jump of ln 1.1 among 44 returns, 14 days ago.
        var (fast, slow) = (Weighted(0.97), Weighted(Math.Pow(0.5, 1 / 540.0)));
        var daily = 100 * Math.Log(1.1) * Math.Sqrt((fast + slow) / 2);
        Assert.Equal(1.1 * daily * Math.Sqrt(14 * 15 * 29 / 6.0) / 28, made.Distribution.Spread, 1e-9);

        static double Weighted(double decay) =>
            Math.Pow(decay, 13) / Enumerable.Range(0, 44).Sum(age => Math.Pow(decay, age));
    }

    [Fact]
    public void What_the_forecast_expected_fades_with_the_days_that_may_bring_it()
    {
        var start = Nowcaster.Of(March, LeapDay, start: null);
        var forecast = new PredictiveDistribution(start.Anchor + 6, 2 * start.Distribution.Spread, 5);

        foreach (var known in new[] { 0, 1, 10, 30, 31 })
        {
            var (with, without) = (
                Nowcaster.Of(March, LeapDay.AddDays(known), forecast),
                Nowcaster.Of(March, LeapDay.AddDays(known), start: null)
            );
            double left = 31 - known;
            Assert.Equal(6 * left * (left + 1) / (31 * 32), with.Open, 1e-9);
            Assert.Equal(2 * without.Distribution.Spread, with.Distribution.Spread, 1e-9);
            Assert.Equal((0, true, false), (without.Open, with.HasStart, without.HasStart));
        }
    }

    [Theory]
    [InlineData(28)]
    [InlineData(29)]
    [InlineData(30)]
    [InlineData(31)]
    public void At_a_fixed_price_and_volatility_each_day_leaves_less_open(int days)
    {
        var spreads = Enumerable.Range(0, days + 1).Select(known => DaysToCome.Steps(days, known)).ToArray();

        Assert.All(spreads.Zip(spreads.Skip(1)), pair => Assert.True(pair.Second < pair.First));
        Assert.Equal(0, spreads[^1]);
    }

    [Fact] // Of a month of 30 days, by hand: 1 - 25 * 26 * 51 / (2 * 30 * 1801) and so on.
    public void Theory_promises_what_is_known_of_a_price_without_memory()
    {
        var expected = new[] { (0, 0.47501), (5, 0.69323), (10, 0.84064), (20, 0.97862), (29, 0.99994), (30, 1.0) };

        Assert.All(expected, day => Assert.Equal(day.Item2, DaysToCome.TheoryR2(30, day.Item1), 5e-6));
    }

    [Fact]
    public void Rewriting_what_came_later_changes_no_nowcast()
    {
        for (var known = 0; known <= 31; known += 3)
        {
            var day = LeapDay.AddDays(known);
            var other = new Nowcaster("BTC-USD", Rewritten(day));

            Assert.Equal(Nowcaster.Of(March, day, Start), other.Of(March, day, Start));
            Assert.Equal(
                Nowcaster.Of(March, day, Start),
                new Nowcaster("BTC-USD", Spot.KnownAt(day)).Of(March, day, Start)
            );
        }
    }

    [Theory]
    [InlineData("2024-03", "2024-02-28", "2024-03 can be nowcast from 2024-02-29 to 2024-03-31, not on 2024-02-28")]
    [InlineData("2024-03", "2024-04-01", "2024-03 can be nowcast from 2024-02-29 to 2024-03-31, not on 2024-04-01")]
    [InlineData("2025-02", "2025-02-03", "BTC-USD: not every day of 2025-01 has a close, so it has no mean")]
    [InlineData("2025-01", "2025-01-03", "BTC-USD: no close is known of 2025-01-03")]
    public void What_cannot_be_nowcast_is_told(string month, string day, string sentence) =>
        Assert.Equal(
            sentence,
            Assert.Throws<BadInputException>(() => Nowcaster.Of(Month.Parse(month), DateOnly.Parse(day), Start)).Message
        );

    [Fact]
    public void Of_a_price_that_never_moved_nothing_can_be_said()
    {
        var still = Closes(new(2023, 1, 1), [.. Enumerable.Repeat(100.0, 45)]);

        Assert.StartsWith(
            "BTC-USD: the price has not moved before 2023-02-14, or too few days of it are known",
            Assert
                .Throws<BadInputException>(() =>
                    new Nowcaster("BTC-USD", still).Of(new(2023, 2), new(2023, 2, 14), Start)
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    private static Series Closes(DateOnly first, double[] closes) =>
        new(
            Spot.Spec,
            [.. closes.Select((_, i) => first.AddDays(i).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc))],
            [.. Spot.Spec.Columns.Select(_ => closes)]
        );

    // The same series, every close after a day another.
    private static Series Rewritten(DateOnly after) =>
        new(
            Spot.Spec,
            [.. Spot.Times],
            [
                .. Spot.Columns.Select(column =>
                    column.Select((x, i) => DateOnly.FromDateTime(Spot.Times[i]) > after ? (3 * x) + i : x).ToArray()
                ),
            ]
        );
}

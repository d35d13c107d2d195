using BtcEvents.Learning.Evaluation;
using BtcEvents.Reporting;
using BtcEvents.Reporting.Analysis;

namespace BtcEvents.PureTests.Reporting;

public sealed class TrackRecordTests
{
    private static readonly TrackRecord Record = new([
        Point(3, 5, 2, 0, 4),
        Point(1, 3, 1, 0, 3),
        Point(2, -4, 2, -3, 7),
        Point(6, 0, 1, double.NaN, 4),
        new() { Month = new(2024, 7, 1), Forecast = 9 },
        Point(8, double.NaN, 1, 0, 2),
    ]);

    [Fact]
    public void Only_months_with_forecast_and_outcome_count_and_come_in_order() =>
        Assert.Equal([1, 2, 3, 6], Record.Months.Select(m => m.Month.Month));

    [Fact]
    public void The_ends_of_an_interval_are_inside_and_a_missing_interval_is_not_judged()
    {
        Assert.Equal((3, 1), (Record.WithInterval, Record.Inside));
        Assert.Equal([0, 1, 1, 0], Record.Months.Select(m => m.MissedBy));
    }

    [Fact]
    public void A_month_without_change_has_no_direction() => Assert.Equal(new(Right: 2, Judged: 3), Record.Direction);

    [Fact]
    public void The_record_and_the_leaderboard_say_the_same_of_a_forecast_of_no_change()
    {
        var months = new TrackRecord([Point(1, 5, 0, 0, 0), Point(2, 5, 3, 0, 0), Point(3, 0, 3, 0, 0)]);

        Assert.Equal(new(Right: 1, Judged: 2), months.Direction);
        Assert.Equal(0.5, months.Years[0].Direction);
        Assert.Equal(0.5, ForecastScores.Of([5, 5, 0], [0, 3, 3]).DirectionalAccuracy);
    }

    [Fact]
    public void Errors_are_forecast_less_actual()
    {
        Assert.Equal([-2, 6, -3, 1], Record.Months.Select(m => m.Error));
        Assert.Equal(Math.Sqrt(50 / 4.0), Record.Rmse, 12);
        Assert.Equal(2.5, Record.MedianAbsoluteError);
        Assert.Equal(2, Record.Worst!.Month.Month);
    }

    [Fact]
    public void A_hole_in_the_months_ends_a_run() => Assert.Equal([3, 1], Record.Runs.Select(r => r.Count));

    [Fact]
    public void The_race_adds_up_the_squared_error_of_zero_less_that_of_the_forecasts()
    {
        var race = ErrorRace.AgainstZero(Record);
        Assert.Equal([5, -15, 1, 0], race.Path.Select(p => p.Lead));
        Assert.Equal(0, race.Gain, 12);
        Assert.Null(ErrorRace.AgainstCarry(Record));
    }

    [Fact]
    public void Correlation_is_that_of_Pearson_and_absent_where_nothing_moves()
    {
        var line = new TrackRecord([Point(1, 1, 2, 0, 0), Point(2, 2, 4, 0, 0), Point(3, 3, 6, 0, 0)]);
        Assert.Equal(1, line.Correlation, 12);
        Assert.Equal(double.NaN, new TrackRecord([Point(1, 1, 2, 0, 0)]).Correlation);
    }

    [Theory]
    [InlineData(8, 10, 0.4902, 0.9433)]
    [InlineData(0, 10, 0, 0.2775)]
    [InlineData(0, 0, 0, 1)]
    public void The_range_of_a_share_is_that_of_Wilson(int part, int whole, double low, double high)
    {
        var range = WilsonInterval.Of(part, whole);
        Assert.Equal((low, high), (Math.Round(range.Low, 4), Math.Round(range.High, 4)));
    }

    private static ForecastPoint Point(int month, double actual, double forecast, double lower, double upper) =>
        new()
        {
            Month = new(2024, month, 1),
            Actual = actual,
            Forecast = forecast,
            Lower = lower,
            Upper = upper,
        };
}

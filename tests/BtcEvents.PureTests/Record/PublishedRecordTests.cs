using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Learning.Intervals;
using BtcEvents.Market;
using BtcEvents.Storage;

namespace BtcEvents.PureTests.Record;

public sealed class PublishedRecordTests
{
    private static readonly Month First = new(2024, 1);

    [Fact]
    public void Of_each_month_the_forecast_that_was_made_first_counts()
    {
        var (first, later) = (Forecast(First, 3, actual: 5), Forecast(First, 5, actual: 5, attempt: 2));

        var record = Assert.Single(PublishedRecord.Of([later, first]));

        Assert.Equal("BTC-USD-2024-01-1", Assert.Single(record.Months).Forecast.ForecastId);
        Assert.Equal(2, record.Months[0].Error);
    }

    [Fact]
    public void Symbols_stand_apart_and_forecasts_without_an_outcome_wait()
    {
        var records = PublishedRecord.Of([
            Forecast(First, 1, actual: 2),
            Forecast(First, 1, actual: 2, symbol: "ETH-USD"),
            Forecast(First.AddMonths(1), 1),
        ]);

        Assert.Equal(["BTC-USD", "ETH-USD"], records.Select(record => record.Symbol));
        Assert.Equal([(1, 1), (1, 0)], records.Select(record => (record.Months.Count, record.Waiting)));
        Assert.Empty(PublishedRecord.Of([]));
        Assert.Null(Assert.Single(PublishedRecord.Of([Forecast(First, 1)])).All);
    }

    [Fact]
    public void Errors_are_set_against_the_last_close()
    {
        // Errors 2 and -1 against 4 and 3: squares 5 of 25.
        var record = Assert.Single(
            PublishedRecord.Of([
                Forecast(First, 3, happened: 1, actual: 5),
                Forecast(First.AddMonths(1), -1, happened: -5, actual: -2),
            ])
        );

        Assert.Equal(0.8, record.All!.SkillOverEndOfMonth!.Value, 1e-12);
        Assert.Equal(Math.Sqrt(2.5), record.All.Rmse, 1e-12);
        var (skill, lower, upper) = record.Skill!.Value;
        Assert.Equal(0.8, skill, 1e-12);
        Assert.True(lower <= skill && skill <= upper);
        Assert.Equal((2, 1, 2), (record.Held.Held, record.Held.Least, record.Held.Most));
        var expected = new PredictiveDistribution(3, 10, 5).Crps(5) + new PredictiveDistribution(-1, 10, 5).Crps(-2);
        Assert.Equal(expected / 2, record.All.Crps!.Value, 1e-12);
    }

    [Fact]
    public void A_forecast_of_before_the_last_close_and_the_distribution_were_noted_is_scored_by_its_interval()
    {
        var old = Forecast(First, 3, actual: 5) with { AlreadyHappenedPercent = null };
        var interval = new PredictiveDistribution(3, 10, 5).Central(0.8);
        old = old with { Distribution = null, Lower = interval.Lower, Upper = interval.Upper };

        var record = Assert.Single(PublishedRecord.Of([old]));

        Assert.Equal(new PredictiveDistribution(3, 10, 5).Crps(5), record.All!.Crps!.Value, 1e-9);
        Assert.Null(record.All.SkillOverEndOfMonth);
        Assert.Null(record.Skill);
        var endless = old with { Lower = double.NegativeInfinity, Upper = double.PositiveInfinity };
        Assert.Null(Assert.Single(PublishedRecord.Of([endless])).All!.Crps);
    }

    [Fact]
    public void A_third_each_stands_for_calm_and_wild_months_from_nine_on()
    {
        var months = Enumerable
            .Range(0, 10)
            .Select(i => Forecast(First.AddMonths(i), 0, actual: i, spread: 20 - i))
            .ToArray();

        var regimes = Assert.Single(PublishedRecord.Of(months)).Regimes;

        Assert.Equal(["calm", "middle", "wild"], regimes.Select(regime => regime.Name));
        Assert.Equal([3, 3, 4], regimes.Select(regime => regime.Months));
        Assert.Equal(Math.Sqrt((49 + 64 + 81) / 3.0), regimes[0].Rmse, 1e-12); // the smallest spreads came last
        Assert.Empty(Assert.Single(PublishedRecord.Of(months.Take(8))).Regimes);
    }

    [Theory]
    [InlineData("2024-01-31T23:59:59Z", true)]
    [InlineData("2024-02-01T00:00:00Z", false)]
    public void What_was_made_after_its_month_is_not_live(string made, bool live) =>
        Assert.Equal(
            live,
            Assert
                .Single(
                    PublishedRecord.Of([Forecast(First, 1, actual: 2) with { MadeAt = DateTimeOffset.Parse(made) }])
                )
                .Months[0]
                .Live
        );

    private static StoredForecast Forecast(
        Month month,
        double change,
        double happened = 0,
        double? actual = null,
        double spread = 10,
        int attempt = 1,
        string symbol = "BTC-USD"
    )
    {
        var distribution = new PredictiveDistribution(change, spread, 5);
        var (lower, upper) = distribution.Central(0.8);
        return new()
        {
            ForecastId = $"{symbol}-{month}-{attempt}",
            CycleId = Guid.NewGuid(),
            Symbol = symbol,
            Month = month.ToString(),
            AsOf = month.AddMonths(-1).LastDay,
            ChangePercent = change,
            Lower = lower,
            Upper = upper,
            Coverage = 0.8,
            BaseMeanClose = 100,
            AlreadyHappenedPercent = happened,
            Distribution = new ForecastDistribution
            {
                SpreadPercent = spread,
                DegreesOfFreedom = 5,
                ProbabilityUp = distribution.ProbabilityUp,
                Quantiles = [],
            },
            Algorithm = "ridge",
            Model = "models/a.json",
            FeatureSet = "feature-sets/a.json",
            Table = "tables/a.csv",
            DatasetDigest = "digest",
            Simulated = true,
            MadeAt = new(month.FirstDay, new(attempt, 0), TimeSpan.Zero),
            Actual = actual,
        };
    }
}

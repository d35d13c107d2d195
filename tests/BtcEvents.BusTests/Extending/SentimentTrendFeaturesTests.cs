using BtcEvents.Features;
using BtcEvents.Market;

namespace BtcEvents.BusTests.Extending;

public sealed class SentimentTrendFeaturesTests
{
    private static readonly DateOnly NewYear = new(2023, 1, 1);

    [Fact]
    public void The_last_day_of_a_month_is_seen_against_its_mean()
    {
        // 30 days at 50 and the last at 81: mean 51.
        var sentiment = Daily("fear_greed", day => day == 30 ? 81 : 50);

        Assert.Equal(30, January(sentiment), 10);
    }

    [Fact]
    public void Without_sentiment_the_value_is_not_known() => Assert.Equal(double.NaN, January());

    private static double January(params Series[] others)
    {
        var definition = Assert.Single(SentimentTrendFeatures.Definitions());
        var data = MarketData.Create("BTC-USD", new(2023, 1, 31), [Daily("btc_spot", _ => 100), .. others]);
        var options = new FeatureOptions();
        var frame = MonthlyFrame.Create(data, DailyFrame.Create(data, options), options, shiftDays: 0);
        return definition.Compute(new MonthSample(frame, 0));
    }

    // January 2023, the same value in every column.
    private static Series Daily(string name, Func<int, double> value)
    {
        var spec = SeriesCatalog.For("BTC-USD").Single(s => s.Name == name);
        var days = Enumerable.Range(0, 31).ToArray();
        return new(
            spec,
            [.. days.Select(day => NewYear.AddDays(day).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc))],
            [.. spec.Columns.Select(_ => days.Select(value).ToArray())]
        );
    }
}

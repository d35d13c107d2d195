using BtcEvents.Market;
using BtcEvents.Sources;

namespace BtcEvents.PureTests.Sources;

public sealed class SeriesRequestTests
{
    private static readonly DateTime Stored = new(2020, 3, 31, 16, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void What_is_not_stored_is_needed_from_its_start() =>
        Assert.Null(Request("btc_spot", new(2020, 4, 30), since: null).From);

    [Theory]
    [InlineData("btc_spot", "2020-04-30", "2020-03-01")]
    [InlineData("btc_spot", "2020-01-31", "2020-01-01")] // more is stored than the as-of date allows
    [InlineData("onchain", "2020-01-31", "2019-12-31")] // whose last day known is the day before
    public void Else_it_is_needed_from_thirty_days_before_what_is_stored_and_known(
        string series,
        string asOf,
        string from
    ) => Assert.Equal(DateOnly.Parse(from), Request(series, DateOnly.Parse(asOf), Stored).From);

    [Theory]
    [InlineData("btc_spot", "2020-04-30")]
    [InlineData("onchain", "2020-04-29")]
    public void The_last_day_needed_is_the_last_one_that_was_public(string series, string through) =>
        Assert.Equal(DateOnly.Parse(through), Request(series, new(2020, 4, 30), Stored).Through);

    private static SeriesRequest Request(string series, DateOnly asOf, DateTime? since) =>
        new()
        {
            Symbol = MarketFolder.Symbol,
            Spec = SeriesCatalog.For(MarketFolder.Symbol).Single(s => s.Name == series),
            AsOf = asOf,
            Since = since,
        };
}

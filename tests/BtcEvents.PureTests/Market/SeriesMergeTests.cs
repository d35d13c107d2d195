using BtcEvents.Market;

namespace BtcEvents.PureTests.Market;

public sealed class SeriesMergeTests
{
    private static readonly SeriesSpec Spec = SeriesCatalog.For("BTC-USD").Single(s => s.Name == "vix");

    [Theory]
    [InlineData(SeriesExtent.Whole, "2 4", "2 4")]
    [InlineData(SeriesExtent.Window, "2 4", "1 2 4")] // the stored 3 is gone
    [InlineData(SeriesExtent.Window, "6 7", "1 2 3 6 7")]
    [InlineData(SeriesExtent.Update, "2 4", "1 2 3 4")]
    [InlineData(SeriesExtent.Update, "0 2", "0 1 2 3")]
    public void What_is_stored_stays_where_the_answer_says_nothing_of_it(
        SeriesExtent extent,
        string given,
        string expected
    )
    {
        var merged = SeriesMerge.Of(Given(given), extent, Stored(1, 2, 3));

        Assert.Equal(expected, string.Join(' ', merged.Rows.Select(r => r.Day.Day - 1)));
        Assert.All(merged.Rows, r => Assert.Equal(r.Place.Document == "answer" ? 50 : 20, Assert.Single(r.Values)));
    }

    [Fact]
    public void Disorder_in_the_answer_is_left_for_the_checks()
    {
        var merged = SeriesMerge.Of(Given("5 3 3"), SeriesExtent.Update, Stored(1, 2, 4));

        Assert.Equal([1, 2, 4, 5, 3, 3], merged.Rows.Select(r => r.Day.Day - 1));
    }

    [Fact]
    public void A_stored_row_says_where_it_stands()
    {
        var merged = SeriesMerge.Of(Given("2"), SeriesExtent.Update, Stored(1));

        Assert.Equal("the market store, vix of 2024-01-02", merged.Rows[0].Place.ToString());
    }

    private static DateTime Day(int day) => new(2024, 1, day + 1, 0, 0, 0, DateTimeKind.Utc);

    private static Series Stored(params int[] days) =>
        new(
            Spec,
            [.. days.Select(Day)],
            [
                [.. days.Select(_ => 20.0)],
            ]
        );

    private static RawSeries Given(string days) =>
        new()
        {
            Spec = Spec,
            Document = "answer",
            Rows =
            [
                .. days.Split(' ')
                    .Select((day, entry) => new RawRow(new("answer", $"entry {entry}"), Day(int.Parse(day)), [50])),
            ],
        };
}

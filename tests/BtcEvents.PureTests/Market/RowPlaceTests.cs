using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.PureTests.Market;

/// <summary>Sentences about rows that came in no file: they name the answer and the place in it.</summary>
public sealed class RowPlaceTests
{
    private static readonly DateOnly Day = new(2020, 5, 10);
    private static readonly SeriesSpec Vix = SeriesCatalog.For("BTC-USD").Single(s => s.Name == "vix");

    [Theory]
    [InlineData("page 2", "page 2, entry 1: 2020-05-10 is already in page 1, entry 3, and a day may stand only once")]
    [InlineData("page 1", "page 1, entry 1: 2020-05-10 is already in entry 3, and a day may stand only once")]
    public void A_day_that_came_twice_names_both_places(string second, string sentence)
    {
        var raw = Series((new("page 1", "entry 3"), Day, 20), (new(second, "entry 1"), Day, 20));

        Assert.Contains(sentence, Sentences(raw));
    }

    [Fact]
    public void A_value_that_breaks_its_rule_is_named_by_its_place() =>
        Assert.Contains(
            "page 1, entry 3: vix_index is -1, and a number above zero is required",
            Sentences(Series((new("page 1", "entry 3"), Day, -1)))
        );

    [Fact]
    public void A_finding_about_the_whole_series_names_what_was_received() =>
        Assert.Contains(
            "answers about vix: the last row before 2020-06-30 is of 2020-05-10, 51 days earlier",
            Sentences(Series((new("page 1", "entry 3"), Day, 20)))
        );

    [Fact]
    public void Unchecked_rows_out_of_order_are_refused_with_both_places()
    {
        var raw = Series((new("page 2", "entry 1"), Day, 20), (new("page 1", "entry 9"), Day.AddDays(-1), 20));

        Assert.Equal(
            "page 1, entry 9: 2020-05-09T00:00:00.0000000Z does not follow 2020-05-10T00:00:00.0000000Z of page 2, "
                + "entry 1",
            Assert.Throws<BadInputException>(() => raw.ToSeries(Day)).Message
        );
    }

    private static RawSeries Series(params (RowPlace Place, DateOnly Day, double Value)[] rows) =>
        new()
        {
            Spec = Vix,
            Document = "answers about vix",
            Rows =
            [
                .. rows.Select(r => new RawRow(
                    r.Place,
                    r.Day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
                    [r.Value]
                )),
            ],
        };

    private static IEnumerable<string> Sentences(RawSeries raw) =>
        DataChecks.Run("BTC-USD", [raw], new(2020, 6, 30), new(2020, 7, 1)).Findings.Select(f => f.Message);
}

using System.Globalization;
using BtcEvents.Reporting;

namespace BtcEvents.PureTests.Reporting;

public sealed class NowcastSectionTests
{
    private static readonly BacktestReport Report = SampleReports.Backtest();

    [Fact]
    public void Each_day_has_its_row_and_the_sentences_are_of_its_figures()
    {
        var page = new PageReader(BacktestReportPage.Render(Report));
        var row = page.Row("Scores by the days of the month", "0");

        Assert.Equal(["65", "0.55", "0.476", "9.307", "9.93", "0.7", "0.8", "24", "5"], row.Select(Rounded));
        var section = page.All("section").Single(section => section.Attribute("id")?.Value == "nowcast").Value;
        Assert.Contains(
            "The RMSE falls from 9.31 at the beginning to 6.34 after 7 days;",
            section,
            StringComparison.Ordinal
        );
        Assert.Contains("interval held 80.0\u00A0% to 80.0\u00A0% of the outcomes", section, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_asked_there_is_none()
    {
        var page = BacktestReportPage.Render(Report with { Nowcast = [] });

        PageAssert.Sound(page);
        Assert.DoesNotContain("As the days become known", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OddNumberReportTests.OddNumbers), MemberType = typeof(OddNumberReportTests))]
    public void Odd_numbers_leave_the_pictures_drawable(double odd) =>
        PageAssert.Sound(
            BacktestReportPage.Render(
                Report with
                {
                    Nowcast =
                    [
                        .. Report.Nowcast.Select(day =>
                            day.Day is 0 or 5 or 31
                                ? day with
                                {
                                    Rmse = odd,
                                    WalkRmse = odd,
                                    Width = odd,
                                    R2 = odd,
                                }
                                : day
                        ),
                    ],
                }
            )
        );

    private static string Rounded(string value) =>
        Math.Round(double.Parse(value, CultureInfo.InvariantCulture), 3)
            .ToString("0.###", CultureInfo.InvariantCulture);
}

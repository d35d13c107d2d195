using System.Globalization;
using BtcEvents.Reporting;

namespace BtcEvents.PureTests.Reporting;

public sealed class BacktestReportPageTests
{
    private static readonly BacktestReport Report = SampleReports.Backtest();

    [Fact]
    public void The_page_is_well_formed_and_the_same_every_time() =>
        Assert.Equal(SoundPage(SampleReports.Backtest()), SoundPage(SampleReports.Backtest()));

    [Fact]
    public void The_headline_is_the_error_and_how_it_compares()
    {
        var header = new PageReader(BacktestReportPage.Render(Report)).All("header").Single();
        Assert.Equal("January 2020 to May 2025", header.Descendants("h1").Single().Value);
        Assert.Equal("9.3071", header.Descendants("data").Single().Attribute("value")!.Value);
        Assert.Contains(
            "The best baseline, carry, errs by 9.93: the forecasts are 6.3\u00A0% better.",
            header.Value,
            StringComparison.Ordinal
        );
        Assert.All(
            ["0.55", "7.11", "72.3\u00A0%", "81.5\u00A0%"],
            text => Assert.Contains(text, header.Value, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void What_the_checks_found_stands_on_the_page()
    {
        var finding = new FindingLine("spot", "spike", "warn", "btc_spot.csv: 2024-03-01 is there and back.");

        Assert.Contains(
            $"<td>{finding.Message}</td>",
            BacktestReportPage.Render(Report with { Findings = [finding] }),
            StringComparison.Ordinal
        );
        Assert.Contains("The checks found nothing", BacktestReportPage.Render(Report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "end-of-month")]
    [InlineData(false, "zero")]
    public void The_ring_of_a_year_has_the_name_of_its_baseline(bool known, string name)
    {
        var rows = Report.Rows.Select(row => row with { EndOfMonth = known ? 1 : null });
        var page = new PageReader(BacktestReportPage.Render(Report with { Rows = [.. rows] }));
        var picture = page.ById("year-errors");

        Assert.Contains(picture.Descendants().Where(e => e.Name.LocalName == "text"), text => text.Value == name);
        Assert.Contains($", {name} ", picture.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_is_scored_from_its_months()
    {
        var months = Report.Rows.Where(r => r.Month.Year == 2021).ToArray();
        double[] errors = [.. months.Select(m => m.Forecast - m.Actual!.Value)];
        double[] scores =
        [
            12,
            Math.Sqrt(errors.Average(e => e * e)),
            errors.Average(Math.Abs),
            errors.Average(),
            months.Count(m => Math.Sign(m.Actual!.Value) == Math.Sign(m.Forecast)) / 12.0,
            months.Count(m => m.Actual >= m.Lower && m.Actual <= m.Upper) / 12.0,
            Math.Sqrt(months.Average(m => m.Actual!.Value * m.Actual.Value)),
        ];
        var row = new PageReader(BacktestReportPage.Render(Report)).Row("Scores by calendar year", "2021");
        Assert.Equal(scores, row.Select(v => double.Parse(v, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void The_model_stands_among_the_baselines()
    {
        var page = new PageReader(BacktestReportPage.Render(Report));
        Assert.Equal(["9.3071", "7.1142", "0.5513", "91.337", "0.7231"], page.Row("Scores over", "this model"));
        Assert.Equal(["9.9312", "7.6043", "0.4891", "95.2", "0.7077"], page.Row("Scores over", "carry"));
    }

    [Fact]
    public void Without_the_forecasts_of_carry_the_race_is_against_zero_alone()
    {
        var rows = Report.Rows.Select(r => r with { Carry = null }).ToArray();
        var race = new PageReader(BacktestReportPage.Render(Report with { Rows = rows })).TextOf("race");
        Assert.Contains("vs zero", race, StringComparison.Ordinal);
        Assert.DoesNotContain("carry", race, StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_without_outcome_is_listed_but_not_judged()
    {
        var open = new ForecastPoint
        {
            Month = new(2025, 6, 1),
            Forecast = 3.25,
            Lower = -5.5,
            Upper = 12,
        };
        var page = PageAssert.Sound(BacktestReportPage.Render(Report with { Rows = [.. Report.Rows, open] }));
        Assert.Equal(["3.25", "-5.5", "12"], page.Row("Forecast and outcome", "Jun 2025"));
        Assert.Contains("of 65 months", page.TextOf("history"), StringComparison.Ordinal);
    }

    private static string SoundPage(BacktestReport report)
    {
        var html = BacktestReportPage.Render(report);
        PageAssert.Sound(html);
        return html;
    }
}

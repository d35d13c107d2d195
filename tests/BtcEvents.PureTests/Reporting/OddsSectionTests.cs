using System.Globalization;
using BtcEvents.Reporting;

namespace BtcEvents.PureTests.Reporting;

public sealed class OddsSectionTests
{
    private static readonly CycleReport Report = SampleReports.Cycle();

    [Fact]
    public void The_page_says_how_likely_a_rise_is_and_shows_some_quantiles_with_their_prices()
    {
        var html = CycleReportPage.Render(Report);
        Assert.Contains("The probability that the mean rises is 68\u00A0%.", html, StringComparison.Ordinal);
        var page = new PageReader(html);
        Assert.Equal([-7.918, 95_712.03], Figures(page, "10\u00A0%"));
        Assert.Equal([20.9, 125_666.08], Figures(page, "95\u00A0%"));
        Assert.DoesNotContain("15\u00A0%</th>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_forecast_of_before_that_was_noted_has_no_such_section()
    {
        var older = Report with { Forecast = Report.Forecast with { ProbabilityUp = null, Quantiles = [] } };
        var page = CycleReportPage.Render(older);
        Assert.DoesNotContain("How likely", page, StringComparison.Ordinal);
        PageAssert.Sound(page);
    }

    private static IEnumerable<double> Figures(PageReader page, string level) =>
        page.Row("Changes of the monthly", level)
            .Select(figure => Math.Round(double.Parse(figure, CultureInfo.InvariantCulture), 3))
            .Select((value, i) => i == 0 ? value : Math.Round(value, 2));
}

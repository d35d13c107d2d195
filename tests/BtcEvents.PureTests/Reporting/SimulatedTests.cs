using BtcEvents.Reporting;

namespace BtcEvents.PureTests.Reporting;

public sealed class SimulatedTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Simulated_figures_are_called_so_on_top_and_beside_every_figure_and_table(bool backtest)
    {
        var page = new PageReader(Page(backtest, simulated: true));
        Assert.StartsWith("SIMULATED", page.All("title").First().Value, StringComparison.Ordinal);
        Assert.StartsWith("SIMULATED", page.All("body").Single().Elements().First().Value, StringComparison.Ordinal);
        Assert.All(
            page.All("figcaption").Concat(page.All("caption")).Concat(page.All("h1").Select(h => h.Parent!)),
            caption => Assert.StartsWith("SIMULATED", caption.Value, StringComparison.Ordinal)
        );
        Assert.All(
            page.All("svg").Where(s => s.Attribute("aria-hidden") is null),
            picture => Assert.Equal("SIMULATED", picture.Elements("text").Last().Value)
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Real_figures_are_not(bool backtest) =>
        Assert.DoesNotContain("SIMULATED", Page(backtest, simulated: false), StringComparison.Ordinal);

    private static string Page(bool backtest, bool simulated) =>
        backtest
            ? BacktestReportPage.Render(SampleReports.Backtest() with { Simulated = simulated })
            : CycleReportPage.Render(SampleReports.Cycle() with { Simulated = simulated });
}

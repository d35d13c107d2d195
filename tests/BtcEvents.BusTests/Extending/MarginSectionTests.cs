using BtcEvents.PureTests.Reporting;
using BtcEvents.Reporting;
using BtcEvents.Reporting.Rendering;
using BtcEvents.Reporting.Sections;

namespace BtcEvents.BusTests.Extending;

public sealed class MarginSectionTests
{
    private static readonly CycleReport Report = SampleReports.Cycle();

    [Fact]
    public void The_champion_is_told_beside_the_best_baseline() =>
        Assert.EndsWith("RMSE 9.31 of ridge, 9.93 of carry.", TextOf(Report).TrimEnd(), StringComparison.Ordinal);

    [Fact]
    public void Without_a_leaderboard_there_is_nothing_to_compare() =>
        Assert.EndsWith(
            "There is nothing to compare.",
            TextOf(Report with { Leaderboard = [] }).TrimEnd(),
            StringComparison.Ordinal
        );

    private static string TextOf(CycleReport report)
    {
        var shell = new PageShell("a page", report.Simulated);
        var page = shell.Write(Markup.El("h1", "a page"), [MarginSection.Of(report)], "the end");
        return new PageReader(page).TextOf("margin");
    }
}

using BtcEvents.Forecasting;
using BtcEvents.Reporting;

namespace BtcEvents.PureTests.Reporting;

/// <summary>Reports that a careless renderer would choke on, or let speak for themselves.</summary>
public sealed class HostileReportTests
{
    private const string Hostile = "</title></style><script src='x'>\"&amp;\u0001\uD800]]></script><img onerror=a()>";
    private const string Written = "</title></style><script src='x'>\"&amp;\uFFFD\uFFFD]]></script><img onerror=a()>";

    [Fact]
    public void Text_from_the_data_is_shown_and_never_becomes_markup()
    {
        var page = PageAssert.Sound(CycleReportPage.Render(HostileReport()));
        Assert.Empty(page.All("script"));
        Assert.Empty(page.All("img"));
        var body = page.All("body").Single().Value;
        var shown = (body.Length - body.Replace(Written, "", StringComparison.Ordinal).Length) / Written.Length;
        Assert.True(shown >= 30, $"{shown} of the strings are shown");
    }

    [Fact]
    public void A_page_asks_nothing_of_the_outside()
    {
        string[] pages =
        [
            CycleReportPage.Render(SampleReports.Cycle()),
            BacktestReportPage.Render(SampleReports.Backtest()),
        ];
        string[] outside = ["http:", "https:", "src=", "url(", "@import", "<script", "<link", "<iframe", "xlink"];
        Assert.All(
            pages,
            page => Assert.All(outside, word => Assert.DoesNotContain(word, page, StringComparison.OrdinalIgnoreCase))
        );
    }

    [Fact]
    public void Empty_lists_leave_a_sound_page_that_says_so()
    {
        var empty = SampleReports.Cycle() with
        {
            Stages = [],
            Leaderboard = [],
            History = [],
            Features = [],
            Importances = [],
            Series = [],
            Findings = [],
            Prices = [],
            Drift = SampleTables.Drifting("not enough data"),
        };
        var page = PageAssert.Sound(CycleReportPage.Render(empty));
        Assert.Contains(
            "No month has both a forecast and an outcome yet.",
            page.TextOf("history"),
            StringComparison.Ordinal
        );
        Assert.Contains("No candidate was judged.", page.TextOf("leaderboard-chart"), StringComparison.Ordinal);
        Assert.Contains("not enough data", page.TextOf("drift"), StringComparison.Ordinal);
        PageAssert.Sound(BacktestReportPage.Render(SampleReports.Backtest() with { Rows = [], Baselines = [] }));
    }

    [Fact]
    public void One_row_of_each_is_enough()
    {
        var full = SampleReports.Cycle();
        PageAssert.Sound(
            CycleReportPage.Render(
                full with
                {
                    Stages = [full.Stages[0]],
                    Leaderboard = [full.Leaderboard[0]],
                    History = [full.History[0]],
                    Features = [full.Features[0]],
                    Importances = [full.Importances[0]],
                    Series = [full.Series[0]],
                    Prices = [full.Prices[0]],
                }
            )
        );
        var backtest = SampleReports.Backtest();
        PageAssert.Sound(BacktestReportPage.Render(backtest with { Rows = [backtest.Rows[0]] }));
    }

    private static CycleReport HostileReport()
    {
        var full = SampleReports.Cycle();
        return full with
        {
            Symbol = Hostile,
            Champion = Hostile,
            PromotionReason = Hostile,
            Lineage = new()
            {
                DatasetDigest = Hostile,
                Table = Hostile,
                FeatureSet = Hostile,
                Model = Hostile,
                SoftwareVersion = Hostile,
                Seed = 1,
                ForecastId = Hostile,
            },
            Drift = SampleTables.Drifting(Hostile, new DriftEntry(Hostile, Hostile, null, null, 1, null)),
            Stages = [new(Hostile, Hostile, Hostile, 1)],
            Leaderboard =
            [
                new(Hostile, SampleTables.Scores(1, 1, null, 1, null)),
                new(Hostile, SampleTables.Scores(2, 1, null, 1, null)) { Baseline = true },
            ],
            History = [full.History[0] with { Model = Hostile }],
            Features =
            [
                new()
                {
                    Feature = Hostile,
                    Kept = true,
                    Stage = 1,
                    Reason = Hostile,
                    Correlation = 0.1,
                    Importance = 1,
                },
            ],
            Importances = [new(Hostile, 1)],
            Series =
            [
                new()
                {
                    Name = Hostile,
                    Rows = 1,
                    First = new(2020, 1, 1),
                    Last = new(2020, 1, 2),
                },
            ],
            Findings = [new(Hostile, Hostile, Hostile, Hostile)],
        };
    }
}

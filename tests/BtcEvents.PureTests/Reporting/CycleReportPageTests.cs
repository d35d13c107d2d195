using System.Globalization;
using BtcEvents.Features;
using BtcEvents.Reporting;

namespace BtcEvents.PureTests.Reporting;

public sealed class CycleReportPageTests
{
    private static readonly CycleReport Report = SampleReports.Cycle();

    [Fact]
    public void The_page_is_well_formed_and_its_pictures_and_links_are_complete() =>
        PageAssert.Sound(CycleReportPage.Render(Report));

    [Fact]
    public void A_doubt_stands_beside_the_number()
    {
        const string doubt = "the interval of 2025-06 reaches -104.0 %, and no price falls by 100 %";
        string Headline(CycleReport report) =>
            new PageReader(CycleReportPage.Render(report)).All("header").Single().Value;

        Assert.Contains("In doubt: " + doubt, Headline(Report with { Doubts = [doubt] }), StringComparison.Ordinal);
        Assert.DoesNotContain("In doubt", Headline(Report), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes() =>
        Assert.Equal(CycleReportPage.Render(SampleReports.Cycle()), CycleReportPage.Render(SampleReports.Cycle()));

    [Fact]
    public void The_headline_is_the_forecast_of_the_report()
    {
        var header = new PageReader(CycleReportPage.Render(Report)).All("header").Single();
        Assert.Equal("June 2025", header.Descendants("h1").Single().Value);
        Assert.Equal("4.2137", header.Descendants("data").First().Attribute("value")!.Value);
        Assert.Contains("80\u00A0% interval −7.9\u00A0% to +16.3\u00A0%", header.Value, StringComparison.Ordinal);
        Assert.Contains(
            "$108,322 ($95,712 to $120,932), after $103,942 in May 2025",
            header.Value,
            StringComparison.Ordinal
        );
        Assert.Contains("attempt 2", header.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_leaderboard_figure_stands_in_the_table_with_full_precision()
    {
        var page = new PageReader(CycleReportPage.Render(Report));
        foreach (var row in Report.Leaderboard)
        {
            var (s, train) = (row.Scores, row.TrainRmse);
            double?[] figures = [s.Rmse, s.Mae, s.R2, s.Smape, s.DirectionalAccuracy, train];
            Assert.Equal(figures.OfType<double>().Select(Exact), page.Row("Scores over", row.Name));
        }
    }

    [Fact]
    public void Every_month_of_the_record_stands_in_the_table_with_full_precision()
    {
        var page = new PageReader(CycleReportPage.Render(Report));
        foreach (var p in Report.History)
        {
            var month = p.Month.ToString("MMM yyyy", CultureInfo.InvariantCulture);
            double[] figures = [p.Actual!.Value, p.Forecast, p.Lower, p.Upper, p.Forecast - p.Actual.Value];
            Assert.Equal(figures.Select(Exact), page.Row("Forecast and outcome", month));
        }
    }

    [Fact]
    public void Features_drift_series_and_lineage_are_those_of_the_report()
    {
        var page = new PageReader(CycleReportPage.Render(Report));
        Assert.All(
            Report.Features.Where(f => f.Importance is not null),
            f =>
                Assert.Equal(
                    [Exact(f.Correlation!.Value), Exact(f.Importance!.Value)],
                    page.Row("Features considered", f.Feature)
                )
        );
        Assert.All(
            Report.Drift.Features.Where(f => f.KolmogorovSmirnov is not null),
            f =>
                Assert.Equal(
                    [Exact(f.KolmogorovSmirnov!.Value), Exact(f.PValue!.Value), Exact(f.StabilityIndex!.Value)],
                    page.Row("Recent months", f.Feature)
                )
        );
        Assert.All(Report.Series, s => Assert.Equal([Exact(s.Rows), Exact(s.Written)], page.Row("Series at", s.Name)));
        string[] lineage =
        [
            Report.Lineage.DatasetDigest,
            Report.Lineage.Table,
            Report.Lineage.FeatureSet,
            Report.Lineage.Model,
            "42",
        ];
        Assert.All(lineage, text => Assert.Contains(text, page.TextOf("lineage"), StringComparison.Ordinal));
    }

    [Fact]
    public void A_feature_is_described_by_the_catalogue_and_its_move_by_the_sign_of_its_shift()
    {
        var verdict = Report.Features[0] with { Feature = FeatureNames.CloseToMean };
        var drift = Report.Drift with { Features = [new("x", "some", 0.3, 0.1, 0.2, Shift: -0.7)] };
        var page = new PageReader(CycleReportPage.Render(Report with { Features = [verdict], Drift = drift }));
        Assert.Contains(
            FeatureCatalogue.Describe(FeatureNames.CloseToMean),
            page.TextOf("features"),
            StringComparison.Ordinal
        );
        Assert.Contains("down", page.TextOf("drift"), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_plot_says_in_words_what_its_figures_show()
    {
        var page = new PageReader(CycleReportPage.Render(Report));
        var inside = Report.History.Count(p => p.Actual >= p.Lower && p.Actual <= p.Upper);
        var share = (100.0 * inside / 65).ToString("0.0", CultureInfo.InvariantCulture);
        Assert.Contains(
            $"inside the interval in {inside} of 65 months ({share}\u00A0%); nominal 80\u00A0%.",
            page.TextOf("history"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "With an RMSE of 9.31 points ridge errs 6.3\u00A0% less than the best baseline (carry, 9.93).",
            page.TextOf("leaderboard-chart"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "leans most on last_over_mean, with 64.7\u00A0%",
            page.TextOf("importances"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "1 of 6 features drifted; the largest PSI is 0.32 (fear_greed_last)",
            page.TextOf("drift"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "9 series with 30,423 rows, 279 of them new or changed; the checks report 2 findings.",
            page.TextOf("coverage"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "5 stages, 1\u00A0min 40\u00A0s in all; Training took the longest (1\u00A0min 32\u00A0s).",
            page.TextOf("stages"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Months_outside_the_interval_are_marked_in_the_history()
    {
        var missed = Report.History.Count(p => p.Actual < p.Lower || p.Actual > p.Upper);
        var drawings = new PageReader(CycleReportPage.Render(Report)).ById("history").Descendants("svg");
        Assert.All(
            drawings,
            d => Assert.Equal(missed, d.Descendants("circle").Count(c => c.Attribute("class")!.Value == "miss"))
        );
    }

    [Theory]
    [InlineData(3.1, true)]
    [InlineData(null, false)]
    public void The_lead_says_what_had_happened_and_what_is_expected_where_that_is_known(double? happened, bool isSaid)
    {
        var page = CycleReportPage.Render(
            Report with
            {
                Forecast = Report.Forecast with { ChangePercent = 4.2, AlreadyHappened = happened },
            }
        );

        Assert.Equal(isSaid, page.Contains("Of the change +3.1\u00A0% had happened by", StringComparison.Ordinal));
        Assert.Equal(isSaid, page.Contains("; +1.1\u00A0% is expected to come.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.5, 9, "The whole interval lies above no change.")]
    [InlineData(-9, -0.5, "The whole interval lies below no change.")]
    [InlineData(-1, 9, "The interval includes no change: the direction is not settled.")]
    [InlineData(double.NaN, 9, "There is no interval: treat the number as a guess.")]
    public void The_lead_says_whether_the_direction_is_settled(double lower, double upper, string sentence)
    {
        var report = Report with { Forecast = Report.Forecast with { Lower = lower, Upper = upper } };
        Assert.Contains(sentence, CycleReportPage.Render(report), StringComparison.Ordinal);
    }

    private static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

using BtcEvents.Market;
using BtcEvents.PureTests.Sources;

namespace BtcEvents.PureTests.Market;

public sealed class DataChecksTests
{
    private static readonly DateOnly SomeDay = new(2020, 5, 10);
    private static readonly int SomeLine = MarketFolder.LineOf(SomeDay);

    [Fact]
    public async Task Clean_files_pass()
    {
        using var folder = await MarketFolder.CreateAsync();

        (await folder.CheckAsync()).ThrowIfBlocked();
    }

    [Fact]
    public async Task A_negative_price_blocks()
    {
        using var folder = await MarketFolder.CreateAsync();
        folder.EditCell("btc_spot.csv", SomeLine, cell: 3, "-5");

        Assert.StartsWith(
            $"btc_spot.csv, line {SomeLine}: low is -5, and a number above zero is required",
            await folder.RefusalAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_duplicated_day_blocks()
    {
        using var folder = await MarketFolder.CreateAsync();
        folder.Edit("btc_spot.csv", lines => lines.Insert(SomeLine, lines[SomeLine - 1]));

        Assert.Equal(
            $"btc_spot.csv, line {SomeLine + 1}: 2020-05-10 is already in line {SomeLine}, and a day may stand "
                + $"only once",
            await folder.RefusalAsync()
        );
    }

    [Fact]
    public async Task Unordered_days_block()
    {
        using var folder = await MarketFolder.CreateAsync();
        folder.Edit(
            "btc_spot.csv",
            lines => (lines[SomeLine - 1], lines[SomeLine]) = (lines[SomeLine], lines[SomeLine - 1])
        );

        Assert.Equal(
            $"btc_spot.csv, line {SomeLine + 1}: 2020-05-10 follows 2020-05-11, and rows must rise in time",
            await folder.RefusalAsync()
        );
    }

    [Fact]
    public async Task A_day_after_today_blocks_every_month()
    {
        using var folder = await MarketFolder.CreateAsync();
        folder.Edit("btc_spot.csv", lines => lines.Add("2031-01-01,1,1,1,1,1"));

        var sentence =
            $"btc_spot.csv, line {MarketFolder.LineOf(MarketFolder.Last) + 1}: 2031-01-01 lies after today "
            + $"(2020-06-30)";
        Assert.Equal(sentence, await folder.RefusalAsync());
        Assert.Equal(sentence, await folder.RefusalAsync(new(2020, 3, 31)));
    }

    [Fact]
    public async Task A_gap_in_spot_prices_blocks()
    {
        using var folder = await MarketFolder.CreateAsync();
        folder.Edit("btc_spot.csv", lines => lines.RemoveRange(SomeLine - 1, 2));

        Assert.Equal(
            $"btc_spot.csv, line {SomeLine}: 2 day(s) are missing between 2020-05-09 and 2020-05-12",
            await folder.RefusalAsync()
        );
    }

    [Theory]
    [InlineData("fear_greed.csv", 3)]
    [InlineData("funding_rate.csv", 10)]
    [InlineData("sp500.csv", 10)]
    [InlineData("onchain.csv", 1)]
    public async Task A_gap_elsewhere_is_told(string file, int rows)
    {
        using var folder = await MarketFolder.CreateAsync();
        folder.Edit(file, lines => lines.RemoveRange(50, rows));

        var report = await folder.CheckAsync();

        report.ThrowIfBlocked();
        Assert.Contains(
            report.Findings,
            f => f.Rule == "missing-days" && f.Message.StartsWith($"{file}, line 51: ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_month_whose_last_days_are_not_there_blocks()
    {
        using var folder = await MarketFolder.CreateAsync();
        folder.Edit("btc_spot.csv", lines => lines.RemoveAt(lines.Count - 1));

        Assert.Equal(
            "btc_spot.csv: 2020-06 is incomplete, its last row is of 2020-06-29 and 2020-06-30 is needed",
            await folder.RefusalAsync()
        );
    }

    [Theory]
    [InlineData(
        2020,
        7,
        31,
        "btc_spot.csv: no row of 2020-07, which the forecast of 2020-08 needs; the last day known is 2020-06-30"
    )]
    [InlineData(
        2019,
        10,
        31,
        "btc_spot.csv: no row of 2019-10, which the forecast of 2019-11 needs; no earlier day is known either"
    )]
    public async Task A_month_without_data_is_named_with_the_last_day_known(
        int year,
        int month,
        int day,
        string sentence
    )
    {
        using var folder = await MarketFolder.CreateAsync();

        Assert.Equal(sentence, await folder.RefusalAsync(new(year, month, day)));
    }

    [Fact]
    public async Task A_file_cut_in_the_middle_of_a_line_is_refused_and_between_lines_has_too_few_days()
    {
        using var folder = await MarketFolder.CreateAsync();
        var lines = File.ReadAllLines(folder.File("btc_spot.csv"));
        var start = string.Concat(lines.Take(100).Select(l => l + "\n"));

        await File.WriteAllTextAsync(
            folder.File("btc_spot.csv"),
            start + lines[100][..20],
            TestContext.Current.CancellationToken
        );
        Assert.Equal(
            "btc_spot.csv, line 101: 3 cells stand where the header has 6, so the line is cut",
            await folder.RefusalAsync()
        );

        await File.WriteAllTextAsync(folder.File("btc_spot.csv"), start, TestContext.Current.CancellationToken);
        Assert.Contains("no row of 2020-06", await folder.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_last_line_without_a_line_break_is_told()
    {
        using var folder = await MarketFolder.CreateAsync();
        var text = await File.ReadAllTextAsync(folder.File("vix.csv"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("vix.csv"), text[..^2], TestContext.Current.CancellationToken);

        Assert.Contains(
            (await folder.CheckAsync()).Findings,
            f => f is { Series: "vix", Rule: "no-final-line-break", Severity: CheckSeverity.Warn }
        );
    }

    [Theory]
    [InlineData(4, CheckSeverity.Warn)]
    [InlineData(30, CheckSeverity.Block)]
    public async Task A_step_out_of_proportion_is_told_and_a_senseless_one_blocks(double factor, CheckSeverity severity)
    {
        using var folder = await MarketFolder.CreateAsync();
        folder.Edit(
            "btc_futures.csv",
            lines =>
                lines[60] = FormattableString.Invariant(
                    $"{lines[60].Split(',')[0]},{factor * double.Parse(lines[60].Split(',')[1])}"
                )
        );

        var steps = (await folder.CheckAsync()).Findings.Where(f => f.Rule == "step").ToArray();

        Assert.Equal(2, steps.Length); // up and down again
        Assert.All(steps, f => Assert.Equal(severity, f.Severity));
        Assert.StartsWith("btc_futures.csv, line 61: close goes from ", steps[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_high_below_the_low_blocks_and_a_close_outside_the_bar_is_told()
    {
        using var folder = await MarketFolder.CreateAsync();
        folder.Edit(
            "btc_spot.csv",
            lines =>
            {
                lines[SomeLine - 1] = "2020-05-10,1000,900,1100,1000,5";
                lines[SomeLine] = "2020-05-11,1000,1100,900,1200,5";
            }
        );

        var findings = (await folder.CheckAsync()).Findings;

        Assert.Contains(
            findings,
            f =>
                f is { Rule: "high-below-low", Severity: CheckSeverity.Block }
                && f.Message == $"btc_spot.csv, line {SomeLine}: high 900 is below low 1100"
        );
        Assert.Contains(
            findings,
            f =>
                f is { Rule: "outside-bar", Severity: CheckSeverity.Warn }
                && f.Message == $"btc_spot.csv, line {SomeLine + 1}: close 1200 lies outside low 900 to high 1100"
        );
    }

    [Fact]
    public async Task A_series_that_stopped_long_ago_is_told()
    {
        using var folder = await MarketFolder.CreateAsync();
        folder.Edit("dxy.csv", lines => lines.RemoveRange(lines.Count - 8, 8));

        Assert.Contains(
            (await folder.CheckAsync()).Findings,
            f => f is { Series: "dxy", Rule: "stale", Severity: CheckSeverity.Warn }
        );
    }

    [Fact]
    public async Task A_bad_row_after_the_as_of_date_does_not_touch_an_earlier_month()
    {
        using var folder = await MarketFolder.CreateAsync();
        var asOf = new DateOnly(2020, 4, 30);
        var before = await folder.CheckAsync(asOf);
        folder.EditCell("btc_spot.csv", SomeLine, cell: 4, "-1");
        folder.EditCell("vix.csv", 150, cell: 1, "-1");
        folder.Edit("btc_spot.csv", lines => lines.Insert(SomeLine, lines[SomeLine - 1]));

        var after = await folder.CheckAsync(asOf);

        Assert.Equal(before.Findings, after.Findings);
        Assert.NotEqual(0, (await folder.CheckAsync()).Blocking);
    }

    [Fact]
    public async Task Many_breaches_of_one_rule_are_told_shortly_and_counted_fully()
    {
        using var folder = await MarketFolder.CreateAsync();
        folder.Edit(
            "fear_greed.csv",
            lines =>
            {
                for (var i = 20; i < 62; i++)
                {
                    lines[i] = lines[i].Split(',')[0] + ",101";
                }
            }
        );

        var report = await folder.CheckAsync();

        Assert.Equal(42, report.Blocking);
        Assert.Equal(6, report.Findings.Count(f => f.Rule == "value-rule"));
        Assert.Contains(report.Findings, f => f.Message == "fear_greed: and 37 more of value-rule");
        Assert.Equal(
            "fear_greed.csv, line 21: fear_greed_value is 101, and a number from 0 to 100 is required (and 41 more "
                + "that block)",
            await folder.RefusalAsync()
        );
    }

    [Fact]
    public async Task A_row_that_is_not_public_yet_does_not_reach_the_series()
    {
        using var folder = await MarketFolder.CreateAsync();
        var asOf = new DateOnly(2020, 4, 30);

        var series = (await folder.FetchAsync(asOf)).Series.ToDictionary(
            s => s.Raw.Spec.Name,
            s => s.Raw.ToSeries(asOf),
            StringComparer.Ordinal
        );

        Assert.Equal(new DateTime(2020, 4, 30), series["btc_spot"].Times[^1]);
        Assert.Equal(new DateTime(2020, 4, 29), series["onchain"].Times[^1]);
    }
}

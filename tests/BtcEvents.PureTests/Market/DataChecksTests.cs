using BtcEvents.PureTests.Sources;
using static BtcEvents.PureTests.Sources.MarketFolder;

namespace BtcEvents.PureTests.Market;

/// <summary>The checks as a whole: what passes, what an as-of date hides, and how many breaches are told.</summary>
public sealed class DataChecksTests
{
    [Fact]
    public async Task Clean_files_pass()
    {
        using var folder = await MarketFolder.CreateAsync();

        (await folder.CheckAsync()).ThrowIfBlocked();
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
}

using BtcEvents.Market;
using BtcEvents.PureTests.Sources;
using static BtcEvents.PureTests.Sources.MarketFolder;

namespace BtcEvents.PureTests.Market;

/// <summary>Values that no market has: alone, within a bar, and after the one before.</summary>
public sealed class ValueChecksTests
{
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
}

using System.Globalization;
using BtcEvents.Market;
using BtcEvents.PureTests.Sources;

namespace BtcEvents.PureTests.Market;

/// <summary>Values that are possible and hardly true: units, frozen feeds, rows from elsewhere.</summary>
public sealed class PlausibilityChecksTests
{
    [Theory]
    [InlineData("fed_rate.csv", 1, 100, "hardly-possible")] // basis points
    [InlineData("funding_rate.csv", 1, 100, "hardly-possible")] // percent
    [InlineData("vix.csv", 1, 0.01, "hardly-possible")] // a fraction
    [InlineData("dxy.csv", 1, 0.01, "hardly-possible")]
    [InlineData("btc_futures.csv", 1, 100, "far-from-spot")] // cents
    public async Task A_series_in_another_unit_is_told(string file, int cell, double factor, string rule) =>
        await AssertToldAsync(file, rule, lines => Scale(lines, lines.Count / 2, lines.Count, cell, factor));

    [Theory]
    [InlineData("btc_spot.csv", 4, 2.5)]
    [InlineData("btc_spot.csv", 4, 0.4)]
    [InlineData("btc_futures.csv", 1, 2.5)]
    public async Task A_day_there_and_back_is_told(string file, int cell, double factor) =>
        await AssertToldAsync(file, "spike", lines => Scale(lines, 100, 101, cell, factor));

    [Theory]
    [InlineData(1, 2)] // the first row
    [InlineData(null, null)] // the last
    public async Task A_row_at_an_end_far_from_the_one_beside_it_is_told(int? from, int? to) =>
        await AssertToldAsync(
            "btc_futures.csv",
            "spike",
            lines => Scale(lines, from ?? lines.Count - 1, to ?? lines.Count, 1, 2.2)
        );

    [Fact]
    public async Task A_rate_that_moves_by_points_is_told() =>
        await AssertToldAsync("fed_rate.csv", "move", lines => lines[100] = lines[100].Split(',')[0] + ",9");

    [Theory]
    [InlineData("btc_spot.csv", 4, "standing-still")] // frozen bars
    [InlineData("btc_spot.csv", 5, "standing-still")] // a volume that stays
    [InlineData("vix.csv", 1, "standing-still")]
    [InlineData("sp500.csv", 1, "standing-still")]
    [InlineData("btc_futures.csv", 1, "standing-still")]
    [InlineData("fear_greed.csv", 1, "standing-still")]
    [InlineData("onchain.csv", 1, "standing-still")]
    public async Task A_feed_that_stands_still_is_told_once(string file, int cell, string rule)
    {
        var told = await AssertToldAsync(
            file,
            rule,
            lines =>
            {
                var value = lines[60].Split(',')[cell];
                for (var line = 61; line < 101; line++)
                {
                    Set(lines, line, cell, value);
                }
            }
        );

        Assert.Matches(@"in 4[0-3] rows in a row, since \d{4}-\d\d-\d\d$", Assert.Single(told).Message);
    }

    [Fact]
    public async Task Weeks_without_volume_are_told() =>
        await AssertToldAsync(
            "btc_spot.csv",
            "standing-still",
            lines =>
            {
                for (var line = 60; line < 81; line++)
                {
                    Set(lines, line, 5, "0");
                }
            }
        );

    private static async Task<IReadOnlyList<CheckFinding>> AssertToldAsync(
        string file,
        string rule,
        Action<List<string>> change
    )
    {
        using var folder = await MarketFolder.CreateAsync();
        var series = Path.GetFileNameWithoutExtension(file);
        Assert.DoesNotContain((await folder.CheckAsync()).Findings, f => f.Rule == rule);

        folder.Edit(file, change);

        CheckFinding[] told = [.. (await folder.CheckAsync()).Findings.Where(f => f.Rule == rule)];
        Assert.NotEmpty(told);
        Assert.All(told, f => Assert.Equal((series, CheckSeverity.Warn), (f.Series, f.Severity)));
        Assert.StartsWith(file + ", line ", told[0].Message, StringComparison.Ordinal);
        return told;
    }

    private static void Scale(List<string> lines, int from, int to, int cell, double factor)
    {
        for (var line = from; line < to; line++)
        {
            var value = double.Parse(lines[line].Split(',')[cell], CultureInfo.InvariantCulture);
            Set(lines, line, cell, (value * factor).ToString("R", CultureInfo.InvariantCulture));
        }
    }

    private static void Set(List<string> lines, int line, int cell, string value)
    {
        var cells = lines[line].Split(',');
        cells[cell] = value;
        lines[line] = string.Join(',', cells);
    }
}

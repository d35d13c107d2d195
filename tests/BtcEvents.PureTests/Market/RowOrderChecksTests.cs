using BtcEvents.Market;
using BtcEvents.PureTests.Sources;
using static BtcEvents.PureTests.Sources.MarketFolder;

namespace BtcEvents.PureTests.Market;

/// <summary>Rows that stand twice, in the wrong place or in the future, and a file that ends within a line.</summary>
public sealed class RowOrderChecksTests
{
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
            + $"(2020-07-01)";
        Assert.Equal(sentence, await folder.RefusalAsync());
        Assert.Equal(sentence, await folder.RefusalAsync(new(2020, 3, 31)));
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
}

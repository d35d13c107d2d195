using BtcEvents.Market;
using BtcEvents.PureTests.Sources;
using static BtcEvents.PureTests.Sources.MarketFolder;

namespace BtcEvents.PureTests.Market;

/// <summary>Days without a row: inside a series, in the month that is needed, and since its last row.</summary>
public sealed class CoverageChecksTests
{
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
    public async Task A_series_that_stopped_long_ago_is_told()
    {
        using var folder = await MarketFolder.CreateAsync();
        folder.Edit("dxy.csv", lines => lines.RemoveRange(lines.Count - 8, 8));

        Assert.Contains(
            (await folder.CheckAsync()).Findings,
            f => f is { Series: "dxy", Rule: "stale", Severity: CheckSeverity.Warn }
        );
    }

    [Theory]
    [InlineData(7, null)] // 2019-11 to 2020-06: eight complete months, of seven of which the outcome is known
    [InlineData(
        8,
        "btc_spot.csv: 7 months with a known outcome on 2020-06-30 are too few to train and judge on: 8 are"
    )]
    public async Task Too_little_history_is_told_at_once(int needed, string? sentence)
    {
        using var folder = await MarketFolder.CreateAsync();
        var raw = (await folder.FetchAsync()).Series.Select(s => s.Raw).ToArray();

        var findings = DataChecks.Run(
            MarketFolder.Symbol,
            raw,
            MarketFolder.Last,
            MarketFolder.Last.AddDays(1),
            needed
        );

        var told = findings.Findings.SingleOrDefault(f => f.Rule == "short-history")?.Message;
        Assert.StartsWith(sentence ?? "", told ?? "", StringComparison.Ordinal);
        Assert.Equal(sentence is null, told is null);
    }
}

using BtcEvents.Market;
using BtcEvents.PureTests.Sources;
using BtcEvents.Sources;

namespace BtcEvents.PureTests.Market;

public sealed class RealMarketChecksTests
{
    [Fact]
    public async Task The_real_series_pass_with_warnings_at_every_month_end()
    {
        var source = new SourceOrder([new CsvFolder(RealMarket.FolderOrSkip())]);
        var today = new DateOnly(2025, 7, 1);
        var last = today.AddDays(-1);
        var snapshot = await source.FetchAsync(
            new() { Symbol = "BTC-USD", AsOf = last },
            TestContext.Current.CancellationToken
        );
        RawSeries[] raw = [.. snapshot.Series.Select(s => s.Raw)];

        for (var month = new Month(2019, 12); month <= Month.Of(last); month = month.AddMonths(1))
        {
            DataChecks.Run("BTC-USD", raw, month.LastDay, today).ThrowIfBlocked();
        }

        var findings = DataChecks.Run("BTC-USD", raw, last, today).Findings;
        Assert.All(findings, f => Assert.Equal(("fear_greed", "missing-days"), (f.Series, f.Rule)));
        Assert.Equal(2, findings.Length);
    }

    // Each was looked at: DOGE really rose 4.6-fold within a day in 2021-01, and doubled twice more. Five of the ten
    // are told one by one.
    [Theory]
    [InlineData("ETH-USD")]
    [InlineData("SOL-USD")]
    [InlineData(
        "DOGE-USD",
        "doge_spot.csv, line 1179: open",
        "doge_spot.csv, line 1257: open",
        "doge_spot.csv, line 1152: high",
        "doge_spot.csv, line 1178: high",
        "doge_spot.csv, line 1179: high",
        "doge_spot: and 5 more of step"
    )]
    public async Task Prices_of_other_coins_pass_with_warnings_that_are_true(string symbol, params string[] lines)
    {
        var folder = Path.Combine(RealMarket.FolderOrSkip(), "..", "coins");
        Assert.SkipUnless(Directory.Exists(folder), $"{folder} is not there");
        var last = new DateOnly(2025, 6, 30);
        var snapshot = await new SourceOrder([new CsvFolder(folder)]).FetchAsync(
            new() { Symbol = symbol, AsOf = last },
            TestContext.Current.CancellationToken
        );

        var report = DataChecks.Run(symbol, [.. snapshot.Series.Select(s => s.Raw)], last, last.AddDays(1));

        Assert.Equal(0, report.Blocking);
        var told = report.Findings.Where(f => f.Rule != "series-missing").ToList();
        Assert.All(told, f => Assert.Equal("step", f.Rule));
        Assert.Equal(lines, told.Select(f => f.Message.Split(" goes from ")[0]));
    }
}

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
        var today = new DateOnly(2025, 6, 30);
        var snapshot = await source.FetchAsync(
            new() { Symbol = "BTC-USD", AsOf = today },
            TestContext.Current.CancellationToken
        );
        RawSeries[] raw = [.. snapshot.Series.Select(s => s.Raw)];

        for (var month = new Month(2019, 12); month <= Month.Of(today); month = month.AddMonths(1))
        {
            DataChecks.Run("BTC-USD", raw, month.LastDay, today).ThrowIfBlocked();
        }

        var findings = DataChecks.Run("BTC-USD", raw, today, today).Findings;
        Assert.All(findings, f => Assert.Equal(("fear_greed", "missing-days"), (f.Series, f.Rule)));
        Assert.Equal(2, findings.Length);
    }
}

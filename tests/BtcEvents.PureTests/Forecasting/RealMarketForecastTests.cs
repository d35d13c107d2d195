using BtcEvents.Forecasting;
using BtcEvents.Market;
using BtcEvents.PureTests.Sources;
using BtcEvents.Sources;

namespace BtcEvents.PureTests.Forecasting;

/// <summary>On real figures, where they are at hand.</summary>
public sealed class RealMarketForecastTests
{
    [Fact]
    public async Task Three_months_of_a_backtest_equal_three_single_runs()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (from, last) = (new Month(2025, 3), new Month(2025, 5));
        var snapshot = await new SourceOrder([new CsvFolder(RealMarket.FolderOrSkip())]).FetchAsync(
            new() { Symbol = "BTC-USD", AsOf = last.LastDay },
            cancellation
        );
        var data = MarketData.Create(
            "BTC-USD",
            last.LastDay,
            snapshot.Series.Select(s => s.Raw.ToSeries(last.LastDay))
        );
        var rows = WalkForward
            .Run(data, from, last, SimulatedCycle.Recipe, SimulatedCycle.Seed, 2, null, null, cancellation)
            .Rows;
        Assert.Equal(3, rows.Count);
        foreach (var row in rows)
        {
            var (forecast, record, _) = SimulatedCycle.Recipe.Run(
                data.KnownAt(Month.Parse(row.Month).AddMonths(-1).LastDay),
                SimulatedCycle.Seed,
                cancellation
            );
            Assert.Equal(
                (forecast.ChangePercent, forecast.Lower, forecast.Upper, record.Champion),
                (row.Forecast, row.Lower, row.Upper, row.Model)
            );
            Assert.NotNull(row.Actual);
        }
    }
}

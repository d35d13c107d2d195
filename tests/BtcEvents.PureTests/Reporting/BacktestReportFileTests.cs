using BtcEvents.Cli.Reports;
using BtcEvents.Forecasting;
using BtcEvents.Market;

namespace BtcEvents.PureTests.Reporting;

public sealed class BacktestReportFileTests
{
    [Fact]
    public void What_the_checks_found_reaches_the_page()
    {
        var rows = Enumerable
            .Range(1, 6)
            .Select(month => new BacktestRow
            {
                Month = $"2024-{month:00}",
                Actual = month - 3,
                Forecast = month - 2.5,
                Lower = -5,
                Upper = 5,
                Model = "ridge",
                Carry = 1,
                EndOfMonth = 1,
                EndOfMonthDrift = 2,
            });
        var finding = new CheckFinding(
            "spot",
            "spike",
            CheckSeverity.Warn,
            "btc_spot.csv: 2024-03-01 is there and back."
        );

        var page = BacktestReportFile.Render(
            new("BTC-USD", new string('a', 64), Simulated: true, [.. rows], Coverage: 0.8),
            SampleTables.Nowcast(),
            [finding],
            seconds: 1
        );

        Assert.Contains("end-of-month-drift", page, StringComparison.Ordinal);
        Assert.Contains("Skill over end-of-month", page, StringComparison.Ordinal);
        Assert.Contains("As the days become known", page, StringComparison.Ordinal);
        Assert.Contains($"<td>{finding.Message}</td>", page, StringComparison.Ordinal);
    }
}

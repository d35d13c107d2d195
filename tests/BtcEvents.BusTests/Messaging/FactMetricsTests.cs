using BtcEvents.BusTests.ServiceDefaults;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Forecasting;
using BtcEvents.Messaging;

namespace BtcEvents.BusTests.Messaging;

/// <summary>What facts look like on a page of metrics.</summary>
[Collection(nameof(FactMetrics))] // one meter
public sealed class FactMetricsTests : IDisposable
{
    private const string Of = "{symbol=\"BTC-USD\"} ";

    private readonly MetricsPage _page = new(BtcEventsTelemetry.Name);
    private readonly FactMetrics _facts = new();

    public void Dispose()
    {
        _facts.Dispose();
        _page.Dispose();
    }

    [Fact]
    public async Task A_training_shows_the_scores_of_the_model_that_forecasts()
    {
        _facts.Record(Trained("2025-06", "ridge", r2: 0.5));
        Assert.Equal(
            [
                "ml_model_r2{algorithm=\"ridge\",symbol=\"BTC-USD\"} 0.5",
                "ml_model_rmse{algorithm=\"ridge\",symbol=\"BTC-USD\"} 11",
                "ml_model_smape{algorithm=\"ridge\",symbol=\"BTC-USD\"} 90",
            ],
            await _page.LinesAsync("ml_model")
        );

        // A month later another algorithm forecasts, and the score that there is no more is gone.
        _facts.Record(Trained("2025-07", "forest", r2: null));
        _facts.Record(Trained("2025-05", "elastic", r2: 0.1));
        Assert.Equal(
            [
                "ml_model_rmse{algorithm=\"forest\",symbol=\"BTC-USD\"} 11",
                "ml_model_smape{algorithm=\"forest\",symbol=\"BTC-USD\"} 90",
            ],
            await _page.LinesAsync("ml_model")
        );
    }

    [Fact]
    public async Task A_forecast_shows_itself_and_its_interval()
    {
        var made = (ForecastMade)Facts.Of(Stage.Forecast, Facts.Cycle());
        _facts.Record(made with { ChangePercent = 1.5, Lower = -2, Upper = 4 });

        Assert.Equal(
            [
                $"btcevents_forecast_change_percent{Of}1.5",
                $"btcevents_forecast_lower_percent{Of}-2",
                $"btcevents_forecast_upper_percent{Of}4",
            ],
            await _page.LinesAsync("btcevents_forecast")
        );
    }

    [Fact]
    public async Task An_update_shows_the_last_day_of_each_series_and_what_was_found()
    {
        var data = (DataUpdated)Facts.Of(Stage.Data, Facts.Cycle());
        _facts.Record(data with { Series = [Series("vix")], Findings = [Finding("vix"), Finding("vix")] });

        Assert.Equal(
            [
                "btcevents_series_findings{series=\"vix\",severity=\"warn\",symbol=\"BTC-USD\"} 2",
                "btcevents_series_last_day_timestamp_seconds{series=\"vix\",symbol=\"BTC-USD\"} 1748649600",
            ],
            await _page.LinesAsync("btcevents_series")
        );
    }

    [Fact]
    public async Task The_last_cycle_that_completed_is_the_last_one_of_any_month()
    {
        void Completed(string month, long at) =>
            _facts.Record(
                new CycleCompleted
                {
                    Cycle = Facts.Cycle(month),
                    OccurredAt = DateTimeOffset.FromUnixTimeSeconds(at),
                    Through = Stage.Forecast,
                }
            );

        Completed("2025-06", 1_700_000_000);
        Completed("2025-01", 1_700_000_001);
        Completed("2025-07", 1_600_000_000);
        Assert.Equal(
            [$"btcevents_cycle_last_success_timestamp_seconds{Of}1700000001"],
            await _page.LinesAsync("btcevents_cycle")
        );
    }

    [Fact]
    public async Task A_backtest_shows_the_scores_that_it_has()
    {
        using var backtests = new BacktestMetrics();
        var row = new BacktestRow
        {
            Month = "2025-06",
            Forecast = 1,
            Lower = 0,
            Upper = 2,
            Model = "ridge",
            Carry = 3,
            EndOfMonth = 3,
            EndOfMonthDrift = 3,
        };
        backtests.Record(
            new("BTC-USD", "d1", Simulated: true, [row], Coverage: 0.8),
            DateTimeOffset.FromUnixTimeSeconds(7)
        );
        Assert.Equal(
            [$"btcevents_backtest_last_success_timestamp_seconds{Of}7", $"btcevents_backtest_months{Of}1"],
            await _page.LinesAsync("btcevents_backtest")
        );

        backtests.Record(
            new("BTC-USD", "d1", Simulated: true, [row with { Actual = 3 }, row with { Actual = 1 }], Coverage: 0.8),
            DateTimeOffset.FromUnixTimeSeconds(8)
        );
        var lines = await _page.LinesAsync("btcevents_backtest");
        Assert.Contains($"btcevents_backtest_rmse{Of}1.4142135623730951", lines);
        Assert.Contains($"btcevents_backtest_direction_ratio{Of}1", lines);
        Assert.Contains($"btcevents_backtest_coverage_ratio{Of}0.5", lines);
        Assert.Contains($"btcevents_backtest_r2{Of}-1", lines);
    }

    private static ModelTrained Trained(string month, string algorithm, double? r2)
    {
        var line = new CandidateScore
        {
            Name = algorithm,
            Baseline = false,
            Rmse = 11,
            Mae = 9,
            R2 = r2,
            Smape = 90,
        };
        var trained = (ModelTrained)Facts.Of(Stage.Training, Facts.Cycle(month));
        return trained with { Algorithm = algorithm, Leaderboard = [line with { Name = "zero", R2 = 0 }, line] };
    }

    private static SeriesUpdate Series(string name) =>
        new()
        {
            Series = name,
            Rows = 9,
            Written = 1,
            First = new DateOnly(2020, 1, 1),
            Last = new DateOnly(2025, 5, 31),
            Payload = "",
        };

    private static DataFinding Finding(string series) =>
        new()
        {
            Series = series,
            Rule = "missing-days",
            Severity = "warn",
            Message = "one day is missing",
        };
}

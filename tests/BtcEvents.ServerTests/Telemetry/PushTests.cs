using BtcEvents.BusTests.Support;

namespace BtcEvents.ServerTests.Telemetry;

/// <summary>Short runs and a real Pushgateway.</summary>
public sealed class PushTests : IAsyncLifetime
{
    private const string Of = "instance=\"\",job=\"btc-cycle\"";
    private const string Model = $"ml_model_r2{{algorithm=\"momentum\",{Of},symbol=\"BTC-USD\"}}";
    private const string Succeeded = $"btcevents_cycle_last_success_timestamp_seconds{{{Of},symbol=\"BTC-USD\"}}";
    private const string Forecast = $"btcevents_forecast_change_percent{{{Of},symbol=\"BTC-USD\"}}";

    private readonly TempFolder _home = new();
    private Pushgateway _gateway = null!;

    public async ValueTask InitializeAsync() => _gateway = await Pushgateway.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        _home.Dispose();
    }

    [Fact]
    public async Task A_second_cycle_replaces_the_first_and_one_that_fails_leaves_the_time_of_the_last_good_one()
    {
        Assert.Equal(0, await CycleAsync("2025-05"));
        var first = await _gateway.SeriesAsync("btc-cycle");
        Assert.Equal(0, await CycleAsync("2025-06"));
        var second = await _gateway.SeriesAsync("btc-cycle");

        Assert.Equal(first.Keys.Where(IsFixed), second.Keys.Where(IsFixed));
        Assert.InRange(second[Model], -1, 1);
        Assert.NotEqual(first[Forecast], second[Forecast]);
        Assert.True(second[Succeeded] > first[Succeeded]);
        Assert.Contains(
            second.Keys,
            key => key.StartsWith("ml_feature_drift_score{feature_name=", StringComparison.Ordinal)
        );
        Assert.Equal(
            5,
            second
                .Where(one => one.Key.StartsWith("btcevents_stage_outcomes_total{", StringComparison.Ordinal))
                .Sum(one => one.Value)
        );
        Assert.DoesNotContain("2025", string.Concat(second.Keys), StringComparison.Ordinal);

        Assert.Equal(1, await CycleAsync("1999-01"));
        var failed = await _gateway.SeriesAsync("btc-cycle");
        Assert.Equal(second[Succeeded], failed[Succeeded]);
        Assert.Equal(1, await _gateway.GroupsAsync());
        Assert.Empty(await Promtool.ComplaintsAsync(await _gateway.PageAsync()));
    }

    [Fact]
    public async Task A_backtest_pushes_its_scores_beside_them()
    {
        var run = await BtcAsync("backtest", "--from", "2025-05", "--to", "2025-06", "--json");

        Assert.Equal((0, ""), (run.Code, run.Said));
        var pushed = await _gateway.SeriesAsync("btc-backtest");
        Assert.Equal(
            [
                "coverage_ratio",
                "direction_ratio",
                "last_success_timestamp_seconds",
                "months",
                "r2",
                "rmse",
                "skill_over_end_of_month",
            ],
            pushed.Keys.Select(key => key["btcevents_backtest_".Length..key.IndexOf('{', StringComparison.Ordinal)])
        );
        Assert.Equal(2, pushed["btcevents_backtest_months{instance=\"\",job=\"btc-backtest\",symbol=\"BTC-USD\"}"]);
        Assert.Empty(await Promtool.ComplaintsAsync(await _gateway.PageAsync()));
    }

    [Fact]
    public async Task Without_the_option_nothing_is_sent()
    {
        var run = await ProgramRun.OfAsync(
            ProgramRun.Beside("btc"),
            ["backtest", "--from", "2025-06", "--to", "2025-06", "--json"]
        );

        Assert.Equal((0, ""), (run.Code, run.Said));
        Assert.Equal(0, await _gateway.GroupsAsync());
    }

    // Findings and features may differ from month to month.
    private static bool IsFixed(string series) =>
        !series.StartsWith("ml_feature_drift", StringComparison.Ordinal)
        && !series.StartsWith("btcevents_series_findings", StringComparison.Ordinal)
        && !series.Contains("alert-", StringComparison.Ordinal) // whether there was anything to tell
        && !series.Contains("Alert", StringComparison.Ordinal);

    private async Task<int> CycleAsync(string month)
    {
        var run = await BtcAsync("cycle", "--month", month, "--home", _home.Path, "--json");
        Assert.Equal("", run.Said);
        return run.Code;
    }

    private Task<ProgramRun> BtcAsync(params string[] arguments) =>
        ProgramRun.OfAsync(ProgramRun.Beside("btc"), [.. arguments, "--pushgateway", _gateway.Url]);
}

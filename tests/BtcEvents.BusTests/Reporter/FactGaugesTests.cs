using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Failures;

namespace BtcEvents.BusTests.Reporter;

/// <summary>What the reporter's page of metrics says of the newest facts.</summary>
[Collection(GaugePlace.Collection)]
public sealed class FactGaugesTests : IAsyncDisposable
{
    private readonly GaugePlace _gauges = new();

    public ValueTask DisposeAsync() => _gauges.DisposeAsync();

    [Fact]
    public async Task A_process_started_later_shows_the_newest_facts_and_the_outcome_that_two_forecasts_tell()
    {
        await _gauges.RecordAsync("2025-05", 64_000);
        await _gauges.RecordAsync("2025-06", 80_000);

        await _gauges.LookAsync();

        Assert.Equal(
            ["btcevents_actual_change_percent{symbol=\"BTC-USD\"} 25"],
            await _gauges.LinesAsync("btcevents_actual_change")
        );
        Assert.Single(await _gauges.LinesAsync("btcevents_forecast_change_percent{"));
        // Its training record lies nowhere: that hides nothing else.
        Assert.Empty(await _gauges.LinesAsync("ml_feature_drift_score"));
    }

    [Fact]
    public async Task Facts_of_a_cycle_that_runs_are_shown_before_it_ends()
    {
        await _gauges.LookAsync();
        Assert.Empty(await _gauges.LinesAsync("btcevents_forecast_change_percent{"));

        await _gauges.RecordAsync("2025-06", 50_000, CycleStates.Running);
        await _gauges.LookAsync();

        Assert.NotEmpty(await _gauges.LinesAsync("btcevents_forecast_change_percent{"));
    }

    [Fact]
    public async Task Months_that_failed_later_hide_nothing()
    {
        await _gauges.RecordAsync("2025-05", 64_000);
        await _gauges.RecordAsync("2025-06", 80_000);
        foreach (var month in (string[])["2025-07", "2025-08"])
        {
            await _gauges.ShowAsync(Facts.Cycle(month), CycleStates.Failed);
        }

        await _gauges.LookAsync();

        Assert.Single(await _gauges.LinesAsync("btcevents_forecast_change_percent{"));
        Assert.Single(await _gauges.LinesAsync("btcevents_actual_change_percent{"));
    }

    [Fact]
    public async Task A_feature_drifts_for_as_many_months_as_it_was_told_of_without_a_break()
    {
        await _gauges.RecordDriftAsync("2025-04", "gold", "vix");
        await _gauges.RecordDriftAsync("2025-05", "gold");
        await _gauges.RecordDriftAsync("2025-06", "gold", "vix");
        await _gauges.RecordAsync("2025-07", 50_000);
        await _gauges.LookAsync();
        Assert.Empty(await _gauges.LinesAsync("ml_feature_drift_months"));

        await _gauges.RecordDriftAsync("2025-07", "gold", "vix");
        await _gauges.LookAsync();
        Assert.Equal(
            [
                "ml_feature_drift_months{feature_name=\"gold\",symbol=\"BTC-USD\"} 4",
                "ml_feature_drift_months{feature_name=\"vix\",symbol=\"BTC-USD\"} 2",
            ],
            await _gauges.LinesAsync("ml_feature_drift_months")
        );
    }

    [Fact]
    public async Task Artefacts_that_are_away_hide_nothing_but_what_is_in_them_and_are_read_when_they_are_back()
    {
        _gauges.Server.IsAway = true;
        await _gauges.RecordAsync("2025-06", 80_000);

        await Assert.ThrowsAsync<ServerUnreachableException>(_gauges.LookAsync);

        Assert.NotEmpty(await _gauges.LinesAsync("btcevents_cycles"));
        Assert.NotEmpty(await _gauges.LinesAsync("btcevents_outbox_messages"));
        Assert.Single(await _gauges.LinesAsync("btcevents_forecast_change_percent{"));

        _gauges.Server.IsAway = false;
        await _gauges.LookAsync();
        await _gauges.LookAsync();
        Assert.Equal(2, _gauges.Server.Asked); // and not once more than it must be
    }
}

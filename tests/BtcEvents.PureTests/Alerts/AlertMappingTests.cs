using BtcEvents.AlertBridge;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;

namespace BtcEvents.PureTests.Alerts;

public sealed class AlertMappingTests
{
    private static readonly CycleContext Cycle = Facts.Cycle();

    [Theory]
    [InlineData(true, "spot.csv row 3: no number (may pass: asked for again while tries are left)")]
    [InlineData(false, "spot.csv row 3: no number (will not pass by itself)")]
    public void A_failed_stage_is_a_warning_that_says_whether_it_may_pass(bool transient, string text)
    {
        var fact = Facts.Failed(Cycle, Stage.Training, transient);

        var alert = AlertBridge.Alerts.Of(fact);

        Assert.Equal(("warning", "BTC-USD 2025-06: Training failed", text), (alert.Severity, alert.Title, alert.Text));
        Assert.Equal((Cycle, fact.OccurredAt), (alert.Cycle, alert.OccurredAt));
    }

    [Fact]
    public void A_failed_cycle_is_critical_and_names_what_to_do()
    {
        var alert = AlertBridge.Alerts.Of(
            new CycleFailed
            {
                Cycle = Cycle,
                OccurredAt = DateTimeOffset.UnixEpoch,
                Stage = Stage.Data,
                Reason = "no spot.csv",
            }
        );

        Assert.Equal(("critical", "BTC-USD 2025-06: the cycle failed at Data"), (alert.Severity, alert.Title));
        Assert.Equal(
            $"no spot.csv. Cycle {Cycle.CycleId}: once the cause is gone, retry it or start attempt 2.",
            alert.Text
        );
    }

    [Fact]
    public void A_start_that_was_refused_is_told_and_one_that_is_there_already_is_not()
    {
        var answer = new CycleStartAnswered
        {
            Cycle = Cycle,
            Accepted = false,
            State = CycleStates.Rejected,
            Reason = "cycle 1 is open",
        };
        var at = DateTimeOffset.UnixEpoch;

        var alert = AlertBridge.Alerts.Of(answer, at)!;

        Assert.Equal(("warning", "BTC-USD 2025-06: a start was refused"), (alert.Severity, alert.Title));
        Assert.Equal(("Attempt 1: cycle 1 is open", at), (alert.Text, alert.OccurredAt));
        Assert.Null(AlertBridge.Alerts.Of(answer with { State = CycleStates.Running }, at));
        Assert.Null(AlertBridge.Alerts.Of(answer with { Accepted = true, State = CycleStates.Running }, at));
    }

    [Fact]
    public void Drift_is_a_warning_with_its_features()
    {
        var alert = AlertBridge.Alerts.Of(
            new DriftDetected
            {
                Cycle = Cycle,
                OccurredAt = DateTimeOffset.UnixEpoch,
                Features = ["vix_index", "dxy_index"],
                Reason = "2 of 9 drifted",
            }
        );

        Assert.Equal(("warning", "BTC-USD 2025-06: the data drifted"), (alert.Severity, alert.Title));
        Assert.Equal("2 of 9 drifted. Features: vix_index, dxy_index", alert.Text);
    }

    [Fact]
    public void Only_a_promotion_is_news_of_a_training()
    {
        var promoted = (ModelTrained)Facts.Of(Stage.Training, Cycle);

        var alert = AlertBridge.Alerts.Of(promoted);

        Assert.Equal(("info", "BTC-USD 2025-06: ridge is the new champion"), (alert?.Severity, alert?.Title));
        Assert.Null(AlertBridge.Alerts.Of(promoted with { Promoted = false }));
    }

    [Fact]
    public void Only_a_forecast_in_doubt_is_told()
    {
        var forecast = (ForecastMade)Facts.Of(Stage.Forecast, Cycle);

        var alert = AlertBridge.Alerts.Of(forecast with { Doubts = ["it reaches -130 %", "and more"] });

        Assert.Equal(("warning", "BTC-USD 2025-06: the forecast is in doubt"), (alert?.Severity, alert?.Title));
        Assert.Equal("it reaches -130 %; and more", alert?.Text);
        Assert.Null(AlertBridge.Alerts.Of(forecast));
    }
}

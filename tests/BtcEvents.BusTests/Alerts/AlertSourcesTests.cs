using BtcEvents.AlertBridge;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using MassTransit;

namespace BtcEvents.BusTests.Alerts;

/// <summary>Of what the bridge hears, only what is worth it becomes an alert.</summary>
public sealed class AlertSourcesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_training_raises_an_alert_only_where_it_promotes(bool promoted, int alerts) =>
        await AssertRaisesAsync(
            (ModelTrained)Facts.Of(Stage.Training, Facts.Cycle()) with
            {
                Promoted = promoted,
            },
            alerts
        );

    [Theory]
    [InlineData(CycleStates.Rejected, 1)]
    [InlineData(CycleStates.Running, 0)]
    public async Task A_start_raises_one_only_where_it_is_refused(string state, int alerts) =>
        await AssertRaisesAsync(
            new CycleStartAnswered
            {
                Cycle = Facts.Cycle(),
                Accepted = false,
                State = state,
                Reason = "another is open",
            },
            alerts
        );

    [Theory]
    [InlineData("it reaches -130 %", 1)]
    [InlineData(null, 0)]
    public async Task A_forecast_raises_one_only_where_it_is_in_doubt(string? doubt, int alerts) =>
        await AssertRaisesAsync(
            (ForecastMade)Facts.Of(Stage.Forecast, Facts.Cycle()) with
            {
                Doubts = doubt is null ? [] : [doubt],
            },
            alerts
        );

    private async Task AssertRaisesAsync<T>(T message, int alerts)
        where T : class
    {
        await using var host = await BusHost.StartAsync(
            _folder.Store,
            bus => bus.AddConsumer<AlertBridgeConsumer>().Endpoint(endpoint => endpoint.Name = "alert-bridge")
        );

        var delivery = await host.DeliverAsync(message, "alert-bridge");

        Assert.Null(delivery.Failure);
        Assert.Equal(alerts, await host.EverWrittenAsync());
    }
}

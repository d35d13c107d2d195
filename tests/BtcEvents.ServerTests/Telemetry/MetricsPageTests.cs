using System.Text;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Prometheus;

namespace BtcEvents.ServerTests.Telemetry;

/// <summary>Prometheus' own tool has nothing to say about what the bridge writes.</summary>
public sealed class MetricsPageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Promtool_is_content_with_our_meters_and_the_bus()
    {
        var registry = Metrics.NewCustomRegistry();
        using var bridge = new MeterBridge(registry, BtcEventsTelemetry.Name, "MassTransit");
        using var facts = new FactMetrics();
        foreach (var stage in Enum.GetValues<Stage>())
        {
            facts.Record(Facts.Of(stage, Facts.Cycle()));
        }

        await UseBusAsync();
        using var page = new MemoryStream();
        await registry.CollectAndExportAsTextAsync(page, Token);
        var text = Encoding.UTF8.GetString(page.ToArray());

        Assert.Contains("btcevents_forecast_change_percent{", text, StringComparison.Ordinal);
        Assert.Contains("messaging_masstransit_handler_errors_total{", text, StringComparison.Ordinal);
        Assert.Empty(await Promtool.ComplaintsAsync(text));
    }

    [Fact]
    public async Task A_complaint_is_heard() =>
        Assert.NotEmpty(await Promtool.ComplaintsAsync("# TYPE a_seconds counter\na_seconds 1\n"));

    // One message that is consumed, and one whose consumer fails.
    private static async Task UseBusAsync()
    {
        var heard = new TaskCompletionSource();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddMassTransit(configurator =>
                configurator.UsingInMemory(
                    (_, factory) =>
                        factory.ReceiveEndpoint(
                            "probes",
                            endpoint =>
                            {
                                endpoint.Handler<CycleStarted>(_ => throw new InvalidOperationException("a test"));
                                endpoint.Handler<Fault<CycleStarted>>(_ => Task.FromResult(heard.TrySetResult()));
                            }
                        )
                )
            )
            .BuildServiceProvider();
        var bus = services.GetRequiredService<IBusControl>();
        await bus.StartAsync(Token);
        try
        {
            await bus.Publish(
                new CycleStarted
                {
                    Cycle = Facts.Cycle(),
                    OccurredAt = DateTimeOffset.UnixEpoch,
                    RequestedBy = "a test",
                },
                Token
            );
            await heard.Task.WaitAsync(Watchdog.WholeSystem, Token);
        }
        finally
        {
            await bus.StopAsync(Token);
        }
    }
}

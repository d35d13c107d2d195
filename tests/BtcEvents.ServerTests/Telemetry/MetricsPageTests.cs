using System.Text;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;
using Prometheus;

namespace BtcEvents.ServerTests.Telemetry;

/// <summary>Prometheus' own tool has nothing to say about what the bridge writes.</summary>
public sealed class MetricsPageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Promtool_is_content_with_what_facts_say()
    {
        var registry = Metrics.NewCustomRegistry();
        using var bridge = new MeterBridge(registry, BtcEventsTelemetry.Name);
        using var facts = new FactMetrics();
        foreach (var stage in Enum.GetValues<Stage>())
        {
            facts.Record(Facts.Of(stage, Facts.Cycle()));
        }

        using var page = new MemoryStream();
        await registry.CollectAndExportAsTextAsync(page, Token);
        var text = Encoding.UTF8.GetString(page.ToArray());

        Assert.Contains("btcevents_forecast_change_percent{", text, StringComparison.Ordinal);
        Assert.Empty(await Promtool.ComplaintsAsync(text));
    }

    [Fact]
    public async Task A_complaint_is_heard() =>
        Assert.NotEmpty(await Promtool.ComplaintsAsync("# TYPE a_seconds counter\na_seconds 1\n"));
}

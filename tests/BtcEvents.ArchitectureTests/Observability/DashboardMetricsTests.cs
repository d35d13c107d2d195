using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using BtcEvents.Messaging;
using BtcEvents.Reporter;
using BtcEvents.ServiceDefaults;
using Microsoft.Extensions.Logging.Abstractions;

namespace BtcEvents.ArchitectureTests.Observability;

/// <summary>Every metric of ours that a dashboard asks for stands on a page under that very name.</summary>
public sealed partial class DashboardMetricsTests
{
    // Pushed by short runs, and on no page of a service.
    private const string Pushed = "btcevents.backtest.";

    private static readonly IReadOnlyList<MetricForm> Forms = InstrumentsOfServices();

    private static readonly HashSet<string> OnPages = Forms.SelectMany(NamesOf).ToHashSet(StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Dashboard.All.Select(dashboard => dashboard.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_dashboard_asks_for_metrics_that_there_are(string name)
    {
        var dashboard = Dashboard.All.Single(one => one.Name == name);
        var unknown =
            from panel in dashboard.Panels
            from target in panel.Targets
            where !target.IsSql
            from Match metric in Ours().Matches(target.Query)
            where !OnPages.Contains(metric.Value)
            select $"{panel.Title}: {metric.Value}";

        Assert.Empty(unknown);
    }

    [Fact]
    public void Every_name_that_is_kept_is_an_instrument_of_a_service_or_pushed()
    {
        var kept = typeof(MetricNames)
            .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(field => !field.Name.EndsWith("Label", StringComparison.Ordinal))
            .Select(field => (string)field.GetRawConstantValue()!)
            .Where(name => !name.StartsWith(Pushed, StringComparison.Ordinal))
            .Select(MetricForm.Cleaned);

        Assert.All(kept, name => Assert.Contains(Forms, form => form.Name.StartsWith(name, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("btcevents_messages_published_total", true)]
    [InlineData("btcevents_messages_published", false)]
    [InlineData("btcevents_hop_wait_seconds_bucket", true)]
    [InlineData("btcevents_hop_wait_seconds", false)]
    [InlineData("btcevents_forecast_change_percent", true)]
    [InlineData("btcevents_forecast_change", false)]
    [InlineData("ml_model_r2", true)]
    public void A_name_has_the_endings_of_its_unit_and_type(string name, bool expected) =>
        Assert.Equal(expected, OnPages.Contains(name));

    private static IEnumerable<string> NamesOf(MetricForm form) =>
        form.Kind is MetricKind.Distribution
            ? ((string[])["_bucket", "_sum", "_count"]).Select(ending => form.Name + ending)
            : [form.Name];

    // As the services make them; nothing is measured, so nothing is asked of what they stand on.
    private static List<MetricForm> InstrumentsOfServices()
    {
        var forms = new List<MetricForm>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == BtcEventsTelemetry.Name)
                {
                    forms.Add(MetricForm.Of(instrument)!);
                }
            },
        };
        listener.Start();
        RuntimeHelpers.RunClassConstructor(typeof(BtcEventsTelemetry).TypeHandle);
        using var facts = new FactGauges(null!, NullLogger<FactGauges>.Instance);
        using var stores = new StoreGauges(null!, null!, facts, TimeProvider.System, NullLogger<StoreGauges>.Instance);
        return forms;
    }

    [GeneratedRegex(@"\b(btcevents|ml)_\w+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ours();
}

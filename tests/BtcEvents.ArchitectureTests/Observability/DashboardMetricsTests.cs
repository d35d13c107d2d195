using System.Reflection;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.ArchitectureTests.Observability;

/// <summary>Every metric of ours that a dashboard asks for stands on a page under that very name.</summary>
public sealed class DashboardMetricsTests
{
    // Pushed by short runs, and on no page of a service.
    private const string Pushed = "btcevents.backtest.";

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
            from metric in OurMetrics.AskedIn(target.Query)
            where !OurMetrics.OnPages.Contains(metric)
            select $"{panel.Title}: {metric}";

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

        Assert.All(
            kept,
            name => Assert.Contains(OurMetrics.Forms, form => form.Name.StartsWith(name, StringComparison.Ordinal))
        );
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
        Assert.Equal(expected, OurMetrics.OnPages.Contains(name));
}

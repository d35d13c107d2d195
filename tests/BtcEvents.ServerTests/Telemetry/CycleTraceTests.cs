using System.Text.RegularExpressions;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.ServerTests.Support;
using BtcEvents.ServerTests.Whole;
using BtcEvents.ServiceDefaults;
using Processes = BtcEvents.ServerTests.Whole.Fleet;

namespace BtcEvents.ServerTests.Telemetry;

/// <summary>What a receiver gets from the services over one cycle, on the real servers.</summary>
public sealed partial class CycleTraceTests(Servers servers)
{
    private const string AlertBridge = "alert-bridge"; // nothing may have been worth an alert
    private const int LongestStatement = 450;

    [Fact]
    public async Task A_cycle_is_one_trace_over_all_services_and_there_is_no_other()
    {
        await using var dashboard = await DashboardPlace.StartAsync();
        await using var site = await Site.CreateAsync(servers, "traced");
        await using var fleet = new Processes(site);
        await fleet.StartAllAsync(settings: dashboard.State.OfSender());
        await site.StartCycleAsync("BTC-USD", "2024-01", new());
        await ReportedAsync(fleet);
        await fleet.StopAllAsync(); // so that they have sent everything

        var spans = await dashboard.SpansAsync();
        var trace = Assert.Single(spans.Select(span => span.TraceId).Distinct(StringComparer.Ordinal));
        Assert.Equal(
            ServiceList.Shipped.Services.Select(service => service.Name).Where(name => name != AlertBridge).Order(),
            spans.Select(span => span.Service).Where(name => name != AlertBridge).Distinct().Order()
        );
        Assert.Superset(
            new HashSet<string>(["MassTransit", "MySqlConnector", "Npgsql", "System.Net.Http"]),
            spans.Select(span => span.Source).ToHashSet()
        );
        AssertTree(spans);
        Assert.Empty(
            from span in spans
            from tag in span.Tags
            where tag.Value.Length > LongestStatement
            select $"{span.Name}: {tag.Key} of {tag.Value.Length} characters"
        );
        await AssertLogsAsync(dashboard, fleet, trace);
        Assert.Equal(
            ServiceList.Shipped.Services.Select(service => service.Name).Order(),
            (await dashboard.MeasuredAsync()).Order()
        );
    }

    private static Task ReportedAsync(Processes fleet) =>
        Watchdog.UntilAsync(
            "the report of the cycle",
            async () => (await fleet.CompletedAsync(1)).Single(),
            cycle => cycle.Facts.Any(fact => fact.Body is ReportWritten),
            cycle => $"{cycle.Facts.Count} facts"
        );

    // One span begins it, and whatever is above a span was sent, too.
    private static void AssertTree(IReadOnlyList<ReceivedSpan> spans)
    {
        var ids = spans.Select(span => span.Id).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(spans, span => span.Parent.Length > 0 && !ids.Contains(span.Parent));
        var first = Assert.Single(spans, span => span.Parent.Length == 0);
        Assert.Equal(("orchestrator", "MassTransit"), (first.Service, first.Source));
    }

    // Sent or written, what is said within a cycle names the cycle's trace.
    private static async Task AssertLogsAsync(DashboardPlace dashboard, Processes fleet, string trace)
    {
        var logs = await dashboard.LogsAsync();
        var written = fleet.Names.SelectMany(name => Trace().Matches(fleet.LogText(name))).ToList();
        Assert.NotEmpty(written);
        Assert.All(written, line => Assert.Equal(trace, line.Groups["id"].Value));
        Assert.Contains(logs, log => log.TraceId.Length > 0);
        Assert.All(logs.Where(log => log.TraceId.Length > 0), log => Assert.Equal(trace, log.TraceId));
        Assert.DoesNotContain(
            fleet.Names,
            name => fleet.LogText(name).Contains("does not take", StringComparison.Ordinal)
        );
    }

    [GeneratedRegex(@"\(trace (?<id>[0-9a-f]{32})\)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Trace();
}

using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.ServerTests.Support;
using BtcEvents.ServerTests.Telemetry;

namespace BtcEvents.ServerTests.Whole;

/// <summary>A cycle over all services as a real Prometheus sees it.</summary>
public sealed class ScrapeTests(Servers servers)
{
    private const string Foreign = "exit code 3"; // for a page that it has read, and of which it complains

    // Who listens to what; every line is one hop.
    private static readonly (string Message, string Consumer)[] Hops =
    [
        (nameof(UpdateMarketData), "fetcher"),
        (nameof(DataUpdated), "preprocessor"),
        (nameof(FeaturesPrepared), "selector"),
        (nameof(FeaturesSelected), "trainer"),
        (nameof(ModelTrained), "predictor"),
        (nameof(CycleCompleted), "reporter"),
        (nameof(ModelTrained), "alert-bridge"),
        (nameof(DriftDetected), "alert-bridge"),
        (nameof(ForecastMade), "alert-bridge"),
        (nameof(DataUpdated), "monthly-cycle"),
        (nameof(FeaturesPrepared), "monthly-cycle"),
        (nameof(FeaturesSelected), "monthly-cycle"),
        (nameof(ModelTrained), "monthly-cycle"),
        (nameof(ForecastMade), "monthly-cycle"),
    ];

    [Fact]
    public async Task Every_hop_of_a_cycle_is_counted_exactly_once()
    {
        await using var site = await Site.CreateAsync(servers, "scraped");
        await using var fleet = new Fleet(site);
        await fleet.StartAllAsync();
        await using var prometheus = await PrometheusServer.StartAsync(fleet.Addresses);
        await site.StartCycleAsync("BTC-USD", "2024-01", new());
        var cycle = await fleet.WithReportAsync();

        await SettledAsync(prometheus, "published", "message", Published(cycle));
        await SettledAsync(prometheus, "consumed", "consumer, message", Consumed(cycle));
        Assert.Empty(await prometheus.AskAsync("btcevents_messages_faulted_total"));
        Assert.Empty(await prometheus.AskAsync("btcevents_messages_retried_total"));
        Assert.Equal(
            0,
            (await prometheus.AskAsync("sum(btcevents_stage_outcomes_total{outcome=\"failed\"})")).Values.Single()
        );
        Assert.Equal(
            ["data 1", "features 1", "forecast 1", "selection 1", "training 1"],
            (await prometheus.AskAsync("btcevents_stage_outcomes_total{outcome=\"completed\"}", "stage"))
                .Select(stage => $"{stage.Key} {stage.Value}")
                .Order(StringComparer.Ordinal)
        );
        foreach (var time in new[] { "wait", "work" })
        {
            Assert.Equal(
                Consumed(cycle).Values.Sum() + AlertsAndStart(await AlertsAsync(prometheus)),
                (await prometheus.AskAsync($"sum(btcevents_hop_{time}_seconds_count)")).Values.Single()
            );
        }

        await Watchdog.UntilAsync(
            "the store's gauges",
            () => prometheus.AskAsync("btcevents_cycles == 1", "state")!,
            states => states.ContainsKey("completed"),
            states => string.Join(' ', states.Keys)
        );
        foreach (var found in new[] { "ml_model_rmse", "ml_feature_drift_score", "btcevents_forecast_change_percent" })
        {
            Assert.NotEmpty(await prometheus.AskAsync($"count({found})"));
        }

        Assert.Single(await prometheus.ExemplarsAsync("btcevents_stage_duration_seconds_bucket"));
        foreach (var address in fleet.Addresses)
        {
            await AssertWellFormedAsync($"http://{address}/metrics");
        }
    }

    // Of the names that .NET and the drivers give, some end in what only histograms may end in.
    private static async Task AssertWellFormedAsync(string page)
    {
        using var http = new HttpClient();
        var complaints = await Promtool.ComplaintsAsync(
            await http.GetStringAsync(page, TestContext.Current.CancellationToken)
        );
        string[] foreign = ["dotnet_", "db_client_", Foreign];
        Assert.DoesNotContain(
            complaints,
            complaint => !Array.Exists(foreign, start => complaint.StartsWith(start, StringComparison.Ordinal))
        );
    }

    // Each fact of the journal is published once, and by the saga the command that begins the cycle.
    private static Dictionary<string, double> Published(CycleOutcome cycle) =>
        cycle
            .Facts.Select(fact => fact.Fact)
            .Append(nameof(UpdateMarketData))
            .CountBy(name => name)
            .ToDictionary(count => count.Key, count => (double)count.Value, StringComparer.Ordinal);

    private static Dictionary<string, double> Consumed(CycleOutcome cycle)
    {
        var published = Published(cycle);
        return Hops.Where(hop => published.ContainsKey(hop.Message))
            .ToDictionary(
                hop => $"{hop.Consumer} {hop.Message}",
                hop => published[hop.Message],
                StringComparer.Ordinal
            );
    }

    // The start command comes as a person typed it, goes on to the saga, and its answer to the alert bridge; alerts are
    // no facts of the cycle.
    private static double AlertsAndStart(double alerts) => alerts + 3;

    private static async Task<double> AlertsAsync(PrometheusServer prometheus)
    {
        var published = await prometheus.AskAsync("sum(btcevents_messages_published_total{message=\"AlertRaised\"})");
        var consumed = await prometheus.AskAsync("sum(btcevents_messages_consumed_total{message=\"AlertRaised\"})");
        Assert.Equal(published, consumed);
        return published.Values.FirstOrDefault();
    }

    private static async Task SettledAsync(
        PrometheusServer prometheus,
        string what,
        string labels,
        Dictionary<string, double> expected
    )
    {
        var query =
            $"sum by ({labels}) (btcevents_messages_{what}_total"
            + "{message!~\"AlertRaised|AlertTold|StartMonthlyCycle|CycleStartAnswered|other\"})";
        await Watchdog.UntilAsync(
            $"the messages {what}: {Describe(expected)}",
            () => prometheus.AskAsync(query, labels.Split(", "))!,
            seen => Describe(seen) == Describe(expected),
            Describe,
            TimeSpan.FromMinutes(1)
        );
    }

    private static string Describe(IReadOnlyDictionary<string, double> counts) =>
        string.Join(", ", counts.Select(count => $"{count.Key} {count.Value}").Order(StringComparer.Ordinal));
}

using System.Globalization;
using BtcEvents.ArchitectureTests.Observability;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.ServerTests.Observability.Sketches;
using BtcEvents.ServerTests.Support;
using BtcEvents.ServerTests.Telemetry;
using BtcEvents.ServerTests.Whole;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage;
using BtcEvents.Storage.MySql;

namespace BtcEvents.ServerTests.Observability;

using Fleet = Whole.Fleet; // there is a namespace of that name as well

/// <summary>
/// No Grafana runs here, so its part is played: every query of every panel is asked of a real Prometheus and, as the
/// user who may only read, of a real MariaDB, after real cycles. <c>BTC_SKETCHES=FOLDER</c> draws what came.
/// </summary>
public sealed class DashboardQueriesTests(Servers servers)
{
    private const string Host = "dashboards";
    private const string Symbol = "BTC-USD";
    private const string Broken = """
        {
          "title": "Broken", "templating": { "list": [] }, "panels": [{
            "id": 1, "title": "Wrong ones", "targets": [
              { "refId": "A", "expr": "btcevents_nothing" },
              { "refId": "B", "expr": "sum(" },
              { "refId": "C", "rawSql": "SELECT 1 AS time, 2 AS value FROM nowhere" },
              { "refId": "D", "rawSql": "DELETE FROM scores", "format": "table" },
              { "refId": "F", "expr": "up", "exemplar": true },
              { "refId": "E", "rawSql": "SELECT 1 AS time, NULL AS value" }
            ]
          }]
        }
        """;

    // Three that follow one another and are over, so that each forecast has its outcome.
    private static readonly string[] Months = ["2023-10", "2023-11", "2023-12"];

    private static readonly string[] Reasons =
    [
        "Broken / Wrong ones / A: nothing\nbtcevents_nothing",
        "Broken / Wrong ones / B: 1:5: parse error",
        "Broken / Wrong ones / C: SELECT command denied",
        "Broken / Wrong ones / D: DELETE command denied",
        "Broken / Wrong ones / E: nothing",
        "Broken / Wrong ones / F: no trace",
    ];

    private static readonly Dictionary<string, string> Chosen = new(StringComparer.Ordinal)
    {
        ["symbol"] = Symbol,
        // As Grafana chooses all.
        ["service"] = $"({string.Join('|', ServiceList.Shipped.Services.Select(service => service.Name))})",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_panel_of_every_dashboard_shows_something_after_real_cycles()
    {
        await using var site = await Site.CreateAsync(servers, Host);
        await using var fleet = new Fleet(site);
        await fleet.StartAllAsync();
        var began = DateTimeOffset.UtcNow;
        await using var prometheus = await FleetScrape.StartAsync(fleet, servers, Host);
        await CompleteAsync(site, fleet, prometheus);
        var queries = new PanelQueries(prometheus, await ReaderAsync(site));
        var views = new Dictionary<Dashboard, IReadOnlyList<PanelView>>();

        await Watchdog.UntilAsync(
            "something in every panel",
            () => LookAsync(queries, began, views)!,
            faults => faults.Count == 0,
            faults => string.Join("\n\n", faults),
            TimeSpan.FromMinutes(1)
        );
        var faults = await LookAsync(queries, began, [], Dashboard.Parse("broken", Broken));
        Assert.All(
            Reasons,
            reason => Assert.Contains(faults, fault => fault.StartsWith(reason, StringComparison.Ordinal))
        );
        Assert.Equal(Reasons.Length + 1, faults.Count); // E is told twice: nothing at all, and nothing in its column
        await SketchAsync(views);
    }

    private static async Task CompleteAsync(Site site, Fleet fleet, PrometheusServer prometheus)
    {
        IReadOnlyList<CycleOutcome> cycles = [];
        foreach (var month in Months)
        {
            await site.StartCycleAsync(Symbol, month, new());
            cycles = await fleet.CompletedAsync(cycles.Count + 1);
        }

        var last = cycles.Max(cycle => cycle.Find<CycleCompleted>()!.OccurredAt).ToUnixTimeSeconds();

        await Watchdog.UntilAsync(
            "the last cycle on the reporter's page",
            () => prometheus.AskAsync("btcevents_cycle_last_success_timestamp_seconds")!,
            found => found.Values.SingleOrDefault() == last,
            found => string.Join(' ', found.Values)
        );
    }

    private static async Task<IReadOnlyList<string>> LookAsync(
        PanelQueries queries,
        DateTimeOffset began,
        Dictionary<Dashboard, IReadOnlyList<PanelView>> views,
        params Dashboard[] dashboards
    )
    {
        var look = new DashboardLook(
            queries,
            new(began, DateTimeOffset.UtcNow.AddSeconds(1), FleetScrape.Interval, Chosen),
            // The days of the site's market.
            new(new(2023, 1, 1, 0, 0, 0, default), new(2024, 1, 15, 0, 0, 0, default), FleetScrape.Interval, Chosen)
        );
        foreach (var dashboard in dashboards.DefaultIfEmpty().SelectMany(one => one is null ? Dashboard.All : [one]))
        {
            views[dashboard] = await look.AtAsync(dashboard);
        }

        return look.Faults;
    }

    // As 'btc migrate' gives the rights.
    private async Task<string> ReaderAsync(Site site)
    {
        var options = new MariaDbOptions
        {
            Host = site.Settings["BTC_MARIADB__HOST"],
            Port = int.Parse(site.Settings["BTC_MARIADB__PORT"], CultureInfo.InvariantCulture),
            Database = site.Settings["BTC_MARIADB__DATABASE"],
            User = site.Settings["BTC_MARIADB__USER"],
            Password = site.Settings["BTC_MARIADB__PASSWORD"],
        };
        var reader = ServiceList.Shipped.Find("reader");
        var rights = new UserRights("btc_" + reader.Identifier, reader.Market);
        Assert.Empty(await MySqlRights.GrantAsync(options, [rights], Token));
        options.User = rights.User;
        options.Password = (
            await File.ReadAllTextAsync(Path.Combine(servers.Folder, "secrets/reader/MariaDb__Password"), Token)
        ).Trim();
        return options.ToConnectionString() + ";Pooling=False";
    }

    private static async Task SketchAsync(Dictionary<Dashboard, IReadOnlyList<PanelView>> views)
    {
        if (Environment.GetEnvironmentVariable("BTC_SKETCHES") is { Length: > 0 } folder)
        {
            foreach (var (dashboard, panels) in views)
            {
                var file = Path.Combine(folder, $"grafana-{dashboard.Name}.svg");
                await File.WriteAllTextAsync(file, SketchPage.Of(dashboard, panels), Token);
            }
        }
    }
}

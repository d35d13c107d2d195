using BtcEvents.ArchitectureTests.Compose;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage;

namespace BtcEvents.ArchitectureTests.Observability;

/// <summary>The names that dashboards and data sources lean on are there.</summary>
public sealed class DataSourcesTests
{
    [Fact]
    public void A_panel_and_its_queries_ask_sources_that_there_are()
    {
        var asked = Dashboard.All.SelectMany(dashboard =>
            dashboard
                .Panels.SelectMany(panel => panel.Targets.Select(target => target.Json).Append(panel.Json))
                .Concat(dashboard.Variables.Select(variable => variable.Json))
                .Select(json => json["datasource"]!)
                .Select(source => (dashboard.Name, (string)source["uid"]!, (string)source["type"]!))
        );

        Assert.All(
            asked,
            source =>
            {
                Assert.Contains(source.Item2, DataSources.All.Keys);
                Assert.Equal(DataSources.All[source.Item2]["type"].Text, source.Item3);
            }
        );
    }

    [Fact]
    public void Only_one_is_asked_where_nobody_says_which() =>
        Assert.Single(DataSources.All.Values, source => source["isDefault"].Text == "true");

    [Fact]
    public void From_an_exemplar_to_its_trace_and_from_there_to_the_log_and_back()
    {
        var metrics = DataSources.All["btc-prometheus"]["jsonData"]["exemplarTraceIdDestinations"].List.Single();
        var traces = DataSources.All["btc-tempo"]["jsonData"]["tracesToLogsV2"];
        var logs = DataSources.All["btc-loki"]["jsonData"]["derivedFields"].List.Single();

        // The label that prometheus-net gives an exemplar.
        Assert.Equal("trace_id", metrics["name"].Text);
        Assert.Equal("tempo", DataSources.All[metrics["datasourceUid"].Text]["type"].Text);
        Assert.Equal("loki", DataSources.All[traces["datasourceUid"].Text]["type"].Text);
        Assert.Equal("tempo", DataSources.All[logs["datasourceUid"].Text]["type"].Text);
        // Grafana replaces what stands behind one dollar by a variable of the environment, and there is none.
        Assert.Equal("$${__value.raw}", logs["url"].Text);
    }

    [Fact]
    public void The_market_store_is_asked_as_the_user_who_may_only_read()
    {
        var store = DataSources.All["btc-mysql"];
        var reader = ServiceList.Shipped.Find("reader");
        var place = store["url"].Text.Split(':');

        Assert.Equal("btc_" + reader.Identifier, store["user"].Text);
        Assert.All(reader.Market.Values, access => Assert.Equal(TableAccess.Read, access));
        Assert.Contains(place[0], Containers.All.Keys);
        var settings = Containers.All["fetcher"]["environment"];
        Assert.Equal(settings["BTC_MARIADB__HOST"].Text, place[0]);
        Assert.Equal(settings["BTC_MARIADB__PORT"].Text, place[1]);
        Assert.Equal(settings["BTC_MARIADB__DATABASE"].Text, store["jsonData"]["database"].Text);
        Assert.Equal("+00:00", store["jsonData"]["timezone"].Text);
    }

    [Fact]
    public void A_password_comes_from_a_file_among_the_secrets()
    {
        var password = DataSources.All["btc-mysql"]["secureJsonData"]["password"].Text;

        Assert.StartsWith("$__file{/run/secrets/", password, StringComparison.Ordinal);
        Assert.Contains(
            password["$__file{/run/secrets/".Length..^1],
            Containers.SecretsOf(Containers.All["grafana"]).Keys
        );
    }

    [Fact]
    public void Dashboards_are_files_that_nobody_changes_on_the_screen()
    {
        var provider = DataSources.Read("dashboards")["providers"].List.Single();

        Assert.Equal("file", provider["type"].Text);
        Assert.Equal("false", provider["allowUiUpdates"].Text);
        Assert.StartsWith("/", provider["options"]["path"].Text, StringComparison.Ordinal);
        Assert.All(Dashboard.All, dashboard => Assert.False((bool)dashboard.Json["editable"]!));
    }
}

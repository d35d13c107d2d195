using System.Text.Json.Nodes;
using BtcEvents.ArchitectureTests.Compose;
using BtcEvents.Cli.Fleet;
using BtcEvents.Embedded;
using BtcEvents.Failures;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage;

namespace BtcEvents.ArchitectureTests.Services;

public sealed class ServiceListTests
{
    [Fact]
    public void The_containers_are_those_of_the_list() => Assert.Empty(ComposeFaults.Of(ServiceList.Shipped));

    [Fact]
    public void Every_service_has_a_folder_and_every_folder_is_of_a_service() =>
        Assert.Equal(
            Directory.GetDirectories(Path.Combine(Containers.Root, "services")).Select(Path.GetFileName).Order(),
            ServiceList.Shipped.Services.Select(service => service.Project).Order()
        );

    [Fact]
    public void Every_service_runs_in_the_embedded_profile() =>
        Assert.Equal(
            ServiceList.Shipped.Services.Select(service => service.Project).Order(),
            typeof(EmbeddedHost)
                .Assembly.GetReferencedAssemblies()
                .Select(name => name.Name!)
                .Intersect(ServiceList.Shipped.Services.Select(service => service.Project))
                .Order()
        );

    [Fact]
    public void Every_service_collects_its_garbage_on_one_heap_in_the_foreground() =>
        Assert.All(
            ServiceList.Shipped.Services,
            service =>
            {
                var file = Path.Combine(AppContext.BaseDirectory, service.Project + ".runtimeconfig.json");
                var options = JsonNode.Parse(File.ReadAllText(file))!["runtimeOptions"]!["configProperties"]!;
                Assert.False((bool)options["System.GC.Concurrent"]!);
                Assert.False((bool?)options["System.GC.Server"] ?? false);
                Assert.Equal(7, (int)options["System.GC.ConserveMemory"]!);
            }
        );

    [Fact]
    public void The_page_on_servers_tells_of_every_service()
    {
        var page = File.ReadAllText(Path.Combine(Containers.Root, "docs", "distributed.md"));

        Assert.All(
            ServiceList.Shipped.Services,
            service => Assert.Contains($"| `{service.Name}` |", page, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void No_two_services_wish_for_the_same_port() =>
        Assert.Distinct(ServiceList.Shipped.Services.Select(service => Assert.NotNull(service.HealthPort)));

    [Fact]
    public void One_more_entry_is_followed_by_rights_launcher_health_and_the_check_of_the_containers()
    {
        var list = ServiceList.Parse(
            WithOneMore(
                """
                { "name": "late-scorer", "stores": ["market"], "health": 18099,
                  "operational": { "mt_doc_score": "append" }, "market": { "scores": "replace" } }
                """
            )
        );

        var added = list.Find("late-scorer");
        var user = "btc_" + added.Identifier;
        var postgres = GrantStatements.ForPostgres(new UserRights(user, added.Operational), "btc_events");
        Assert.Contains("grant select, insert on btc.\"mt_doc_score\" to \"btc_late_scorer\"", postgres);
        Assert.Contains("grant select, insert on btc.\"mt_events\" to \"btc_late_scorer\"", postgres);
        Assert.Equal(
            ["grant select, insert, delete on `btc_events`.`scores` to `btc_late_scorer`@'%'"],
            GrantStatements.ForMariaDb(new UserRights(user, added.Market), "btc_events")
        );
        var absent = Assert.Throws<BadInputException>(() => ServicePrograms.PathOf(added));
        Assert.Contains("BtcEvents.LateScorer, the program of late-scorer", absent.Message, StringComparison.Ordinal);
        Assert.Equal(18099, HealthPorts.Next(new HashSet<int>(), added.HealthPort));
        Assert.Equal(["late-scorer has no container"], ComposeFaults.Of(list));
    }

    [Theory]
    [InlineData("{ \"name\": \"x\", \"stores\": [], \"market\": { \"scores\": \"write\" } }", "'write' is no right")]
    [InlineData("{ \"stores\": [] }", "not present in the dictionary")]
    [InlineData("{ \"name\": \"x\", ", "the list of services cannot be read")]
    public void A_list_that_is_none_is_told(string entry, string reason)
    {
        var told = Assert.Throws<InvalidDataException>(() => ServiceList.Parse(WithOneMore(entry)));

        Assert.Contains(reason, told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_service_is_told_with_those_that_there_are()
    {
        var told = Assert.Throws<BadInputException>(() => ServiceList.Shipped.Find("cook"));

        Assert.StartsWith(
            "no service is called 'cook'; there are alert-bridge,",
            told.Message,
            StringComparison.Ordinal
        );
    }

    private static string WithOneMore(string entry) =>
        File.ReadAllText(Path.Combine(Containers.Root, "services", "services.json"))
            .Replace("\"services\": [", $"\"services\": [ {entry},", StringComparison.Ordinal);
}

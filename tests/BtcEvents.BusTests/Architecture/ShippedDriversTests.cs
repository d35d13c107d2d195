using System.Reflection;
using System.Text.Json;
using BtcEvents.BusTests.Compose;
using BtcEvents.Storage;
using BtcEvents.Storage.Relational;

namespace BtcEvents.BusTests.Architecture;

/// <summary>No service ships a driver of a store that it does not use.</summary>
public sealed class ShippedDriversTests
{
    private static readonly string[] Drivers =
    [
        "AWSSDK.S3",
        "Dapper",
        "Marten",
        "Microsoft.Data.Sqlite",
        "MySqlConnector",
        "Npgsql",
    ];

    // Every service has the operational store.
    private static readonly string[] Operational = ["Marten", "Npgsql"];

    [Theory]
    [InlineData("AlertBridge")]
    [InlineData("Fetcher", "MySqlConnector", "AWSSDK.S3")]
    [InlineData("Orchestrator")]
    [InlineData("Predictor", "MySqlConnector", "AWSSDK.S3")]
    [InlineData("Preprocessor", "MySqlConnector", "AWSSDK.S3")]
    [InlineData("Selector", "AWSSDK.S3")]
    [InlineData("Cli", "MySqlConnector", "AWSSDK.S3", "Microsoft.Data.Sqlite", "Dapper")] // both profiles
    [InlineData("Trainer", "MySqlConnector", "AWSSDK.S3")]
    public void A_service_ships_the_drivers_of_its_stores_and_no_others(string service, params string[] drivers)
    {
        var shipped = LibrariesOf($"BtcEvents.{service}").Intersect(Drivers, StringComparer.Ordinal);

        Assert.Equal(drivers.Concat(Operational).Order(StringComparer.Ordinal), shipped.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_program_is_looked_at()
    {
        var looked = typeof(ShippedDriversTests)
            .GetMethod(nameof(A_service_ships_the_drivers_of_its_stores_and_no_others))!
            .GetCustomAttributes<InlineDataAttribute>()
            .Select(data => $"BtcEvents.{data.Data[0]}");

        Assert.Equal(
            new[] { "cli", "services" }
                .SelectMany(room => Directory.GetDirectories(Path.Combine(Containers.Root, room)))
                .Select(Path.GetFileName)
                .Order(StringComparer.Ordinal),
            looked.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_ports_and_the_relational_store_know_no_driver()
    {
        Assert.Empty(DriversOf(typeof(RelationalMarketStore).Assembly));
        Assert.Empty(DriversOf(typeof(IMarketStore).Assembly));
    }

    private static IEnumerable<string> DriversOf(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name!).Intersect(Drivers, StringComparer.Ordinal);

    // What a program is started with, as its build wrote it down.
    private static IEnumerable<string> LibrariesOf(string project)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var folder = Path.Combine(Containers.FolderOf(project), "bin", output.Parent!.Name, output.Name);
        var program = project == "BtcEvents.Cli" ? "btc" : project;
        using var written = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, program + ".deps.json")));
        return
        [
            .. written
                .RootElement.GetProperty("libraries")
                .EnumerateObject()
                .Select(library => library.Name.Split('/')[0]),
        ];
    }
}

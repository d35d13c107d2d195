using System.Reflection;
using System.Text.Json;
using BtcEvents.ArchitectureTests.Compose;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage;
using BtcEvents.Storage.Relational;

namespace BtcEvents.ArchitectureTests.Rooms;

/// <summary>No service ships a driver of a store, or a part of the product, that it does not use.</summary>
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

    public static TheoryData<string> Services => [.. ServiceList.Shipped.Services.Select(service => service.Name)];

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_ships_the_drivers_of_its_stores_and_no_others(string name)
    {
        var service = ServiceList.Shipped.Find(name);
        var drivers = service.Stores.Select(store =>
            store == ServiceEntry.MarketStore ? "MySqlConnector" : "AWSSDK.S3"
        );

        AssertShips(service.Project, drivers);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Only_the_services_that_select_train_predict_and_report_ship_what_learns(string name) =>
        Assert.Equal(
            name is "selector" or "trainer" or "predictor" or "reporter",
            LibrariesOf(ServiceList.Shipped.Find(name).Project).Contains("BtcEvents.Learning")
        );

    [Theory]
    [MemberData(nameof(Services))]
    public void Only_the_trainer_ships_the_library_that_grows_trees(string name)
    {
        string[] library = ["BtcEvents.Learning.MlNet", "Microsoft.ML", "Microsoft.ML.FastTree", "LightGBM"];

        Assert.Equal(
            name == "trainer" ? library.Order(StringComparer.Ordinal) : [],
            LibrariesOf(ServiceList.Shipped.Find(name).Project)
                .Intersect(library, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_command_line_ships_the_drivers_of_both_profiles() =>
        AssertShips("BtcEvents.Cli", ["MySqlConnector", "AWSSDK.S3", "Microsoft.Data.Sqlite", "Dapper"]);

    [Fact]
    public void The_ports_and_the_relational_store_know_no_driver()
    {
        Assert.Empty(DriversOf(typeof(RelationalMarketStore).Assembly));
        Assert.Empty(DriversOf(typeof(IMarketStore).Assembly));
    }

    private static void AssertShips(string project, IEnumerable<string> drivers) =>
        Assert.Equal(
            drivers.Concat(Operational).Order(StringComparer.Ordinal),
            LibrariesOf(project).Intersect(Drivers, StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );

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

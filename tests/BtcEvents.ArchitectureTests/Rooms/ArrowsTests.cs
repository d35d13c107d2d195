using System.Reflection;
using BtcEvents.ArchitectureTests.Compose;
using BtcEvents.ServiceDefaults;
using NetArchTest.Rules;

namespace BtcEvents.ArchitectureTests.Rooms;

/// <summary>Which room may know which: an arrow that is not here is none of the house.</summary>
public sealed class ArrowsTests
{
    private static readonly string[] Base = ["Failures", "Market"];
    private static readonly string[] Ports = [.. Base, "Contracts", "Features", "Storage"];
    private static readonly string[] Recipe = [.. Base, "Features", "Learning", "Forecasting"];

    // Embedded knows every service, and the command line every room: neither is listed.
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["Contracts"] = [],
        ["Failures"] = [],
        ["Learning"] = [],
        ["Learning.MlNet"] = ["Learning"],
        ["Market"] = ["Failures"],
        ["Features"] = Base,
        ["Sources"] = Base,
        ["Forecasting"] = Recipe,
        ["Reporting"] = Recipe,
        ["Storage"] = Ports,
        ["Storage.Relational"] = Ports,
        ["Storage.MySql"] = [.. Ports, "Storage.Relational"],
        ["Storage.Sqlite"] = [.. Ports, "Storage.Relational"],
        ["Storage.Marten"] = Ports,
        ["Storage.S3"] = Ports,
        ["Messaging"] = Ports,
        ["Cycles"] = [.. Ports, .. Recipe, "Messaging"],
        ["ServiceDefaults"] = [.. Ports, "Messaging", "Storage.Marten"],
    };

    private static readonly string[] Services =
    [
        .. ServiceList.Shipped.Services.Select(service => service.Project["BtcEvents.".Length..]),
    ];

    private static readonly string[] All = [.. Known.Keys, .. Services, "Embedded", "Cli"];

    public static TheoryData<string> Rooms => [.. Known.Keys];

    public static TheoryData<string> Programs => [.. Services];

    public static TheoryData<string> BelowTheBus => [.. Known.Keys.Except(["Messaging", "Cycles", "ServiceDefaults"])];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_knows_the_rooms_that_it_may_know_and_no_other(string room) =>
        AssertKnowsNone(room, All.Except(Known[room]));

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_service_knows_no_other_service(string service) =>
        AssertKnowsNone(service, [.. Services, "Embedded", "Cli"]);

    [Theory]
    [MemberData(nameof(BelowTheBus))]
    public void What_lies_below_the_bus_does_not_know_it(string room) => AssertKnows(room, false, ["MassTransit"]);

    [Fact]
    public void An_arrow_that_is_there_is_seen() => AssertKnows("Storage.Marten", true, ["BtcEvents.Storage"]);

    [Fact]
    public void Every_room_is_held() =>
        Assert.Equal(
            new[] { "src", "services", "contracts", "cli" }
                .SelectMany(folder => Directory.GetDirectories(Path.Combine(Containers.Root, folder)))
                .Select(folder => Path.GetFileName(folder))
                .Where(name => name.StartsWith("BtcEvents.", StringComparison.Ordinal))
                .Order(),
            All.Select(room => "BtcEvents." + room).Order()
        );

    // The name of an outer room holds the inner ones too: Storage.S3 is told apart from Storage.
    private static void AssertKnowsNone(string room, IEnumerable<string> others) =>
        AssertKnows(
            room,
            false,
            [
                .. others
                    .Where(other => other != room && !room.StartsWith(other + ".", StringComparison.Ordinal))
                    .Select(other => "BtcEvents." + other),
            ]
        );

    private static void AssertKnows(string room, bool known, string[] others)
    {
        var types = Types.InAssembly(Assembly.Load(room == "Cli" ? "btc" : "BtcEvents." + room)).That();
        var knowing = types.HaveDependencyOnAny(others).GetTypes().Select(type => type.FullName).Order();

        Assert.True(
            knowing.Any() == known,
            $"{room} knows one of {string.Join(", ", others)}: " + string.Join(", ", knowing)
        );
    }
}

using System.Runtime.Versioning;
using BtcEvents.AlertBridge;
using BtcEvents.BusTests.Support;
using BtcEvents.Cli.Distributed;
using BtcEvents.Cli.Fleet;
using BtcEvents.Failures;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.BusTests.Cli;

/// <summary>What runs with other settings is not what is asked for, and what was asked for is remembered.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class FleetSettingsTests : IDisposable
{
    private readonly TempFolder _place = new();
    private readonly FleetFolder _folder;
    private readonly ServiceRecord _running;

    public FleetSettingsTests()
    {
        var program = _place.File("program");
        File.WriteAllText(program, "#!/bin/sh\nexec sleep 600\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.WriteAllText(_place.File("servers.env"), "BTC_A=1\n");
        _folder = new(_place.Path);
        var log = _place.File("log");
        var (pid, ticks) = ServiceProcess.Start(program, new Dictionary<string, string>(StringComparer.Ordinal), log);
        _running = new()
        {
            Service = "fetcher",
            Name = "fetcher",
            Pid = pid,
            StartTicks = ticks,
            StartedAt = DateTimeOffset.UnixEpoch,
            Port = 1,
            Log = log,
            Market = "/markets/one",
        };
    }

    public void Dispose()
    {
        ServiceProcess.End(_running, atOnce: true);
        _place.Dispose();
    }

    [Fact]
    public void Another_folder_is_a_difference_that_is_told_with_the_way_out()
    {
        _folder.Write([_running]);

        var difference = Assert.Single(Start(new() { Market = "/markets/two" }).Differences(Fetcher));

        Assert.Equal(
            "fetcher runs already with other settings: market folder is '/markets/one' there, and '/markets/two' is "
                + "asked for: 'btc up --restart' ends and starts it with these, and fleet.json shows what is kept",
            FleetDifference.Refusal([difference], "fleet.json").Message
        );
    }

    [Fact]
    public void The_folder_of_a_fetcher_is_remembered_also_from_before_there_was_a_file()
    {
        _folder.Write([_running]);

        var kept = FleetSettings.Read(_folder).With(market: null, Nothing, ["fetcher"], copies: null);

        Assert.Equal("/markets/one", kept.Market);
        Assert.Empty(Start(kept).Differences(Fetcher));
        Assert.Equal([_running], Start(kept).Run(Fetcher));
    }

    [Fact]
    public void A_setting_that_is_other_new_or_gone_is_a_difference()
    {
        _folder.Write([_running with { Settings = Settings("BTC_FETCH__LEASTMONTHS", "24") }]);
        FleetDifference? With(SortedDictionary<string, string> settings) =>
            Start(new() { Market = "/markets/one", Settings = settings }).Differences(Fetcher).SingleOrDefault();

        Assert.Null(With(Settings("BTC_FETCH__LEASTMONTHS", "24")));
        Assert.Equal(("24", "30"), Values(With(Settings("BTC_FETCH__LEASTMONTHS", "30"))));
        Assert.Equal(("24", ""), Values(With([])));
        Assert.Equal(
            "BTC_ANOTHER",
            With(new(Settings("BTC_FETCH__LEASTMONTHS", "24")) { ["BTC_ANOTHER"] = "1" })?.Setting
        );
    }

    [Fact]
    public void Fewer_copies_leave_a_surplus_and_none_named_leaves_what_is_kept()
    {
        _folder.Write([_running, _running with { Name = "fetcher-2" }]);
        var two = new FleetSettings { Market = "/markets/one" }.With(null, Nothing, ["fetcher"], copies: 2);

        Assert.Empty(Start(two.With(null, Nothing, ["fetcher"], copies: null)).Surplus(Fetcher));
        Assert.Equal(
            "fetcher-2",
            Assert.Single(Start(two.With(null, Nothing, ["fetcher"], copies: 1)).Surplus(Fetcher)).Name
        );
    }

    [Fact]
    public void What_is_kept_can_be_read_and_changed_by_a_person()
    {
        var kept = new FleetSettings { Market = "/m" }.With(null, Settings("BTC_A", "1"), ["trainer"], copies: 3);
        kept.Write(_folder);
        var file = FleetSettings.FileOf(_folder);

        var read = FleetSettings.Read(_folder);
        Assert.Equal(("/m", 3, "1"), (read.Market, read.CopiesOf("trainer"), read.Settings["BTC_A"]));

        File.WriteAllText(file, File.ReadAllText(file).Replace("\"market\"", "\"markt\"", StringComparison.Ordinal));
        var refusal = Assert.Throws<BadInputException>(() => FleetSettings.Read(_folder));
        Assert.Contains("markt", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_option_that_is_a_secret_is_known_as_one_by_its_variable()
    {
        var secrets = AppDomain
            .CurrentDomain.GetAssemblies()
            .Where(assembly => assembly.GetName().Name!.StartsWith("BtcEvents.", StringComparison.Ordinal))
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.GetField("Section") is { IsLiteral: true })
            .SelectMany(type =>
                type.GetProperties()
                    .Where(property => property.IsDefined(typeof(SecretAttribute), inherit: false))
                    .Select(property => $"BTC_{type.GetField("Section")!.GetRawConstantValue()}__{property.Name}")
            )
            .ToList();

        Assert.Contains($"BTC_{SlackOptions.Section}__{nameof(SlackOptions.Url)}", secrets);
        Assert.All(secrets, name => Assert.True(FleetVariables.IsSecret(name), name));
        Assert.False(FleetVariables.IsSecret("BTC_FETCH__LEASTMONTHS"));
    }

    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    private static readonly IReadOnlyList<ServiceEntry> Fetcher = [ServiceList.Shipped.Find("fetcher")];

    private static (string, string) Values(FleetDifference? difference) => (difference!.Runs, difference.Asked);

    private static SortedDictionary<string, string> Settings(string name, string value) =>
        new(StringComparer.Ordinal) { [name] = value };

    private FleetStart Start(FleetSettings wished) =>
        new(_folder, ServerSettings.Read(_place.File("servers.env")), wished, null, TimeProvider.System);
}

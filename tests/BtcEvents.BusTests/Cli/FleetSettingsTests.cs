using System.Runtime.Versioning;
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
                + "asked for: the same command with --restart ends and starts it with these, and fleet.json shows what "
                + "is kept",
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
        Assert.Equal(("'24'", "'30'"), Values(With(Settings("BTC_FETCH__LEASTMONTHS", "30"))));
        Assert.Equal(("'24'", "not set"), Values(With([])));
        Assert.Equal(
            "BTC_ANOTHER__ONE",
            With(new(Settings("BTC_FETCH__LEASTMONTHS", "24")) { ["BTC_ANOTHER__ONE"] = "1" })?.Setting
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
    public void A_setting_that_another_service_alone_reads_is_no_difference()
    {
        _folder.Write([_running with { Settings = [] }]);
        FleetDifference? With(string name) =>
            Start(new() { Market = "/markets/one", Settings = Settings(name, "1") })
                .Differences(Fetcher)
                .SingleOrDefault();

        Assert.Null(With("BTC_TRAINING__FOLDS"));
        Assert.NotNull(With("BTC_FETCH__LEASTMONTHS"));
        Assert.NotNull(With("BTC_OUTBOX__INTERVAL")); // everyone's
    }

    [Fact]
    public void A_secret_that_is_other_or_new_is_a_difference_that_does_not_show_it_and_one_that_is_gone_is_told()
    {
        const string name = "BTC_SENTRY__DSN";
        var before = _running with { Settings = [], Salt = "salt" };
        before = before with { Secrets = Settings(name, before.DigestOf("s3cret")) };
        _folder.Write([before]);
        var kept = new FleetSettings { Market = "/markets/one" };
        FleetDifference? With(string secret) =>
            Start(kept, Settings(name, secret)).Differences(Fetcher).SingleOrDefault();

        Assert.Null(With("s3cret"));
        Assert.Empty(Start(kept, Settings("BTC_SLACK__URL", "0ther")).Differences(Fetcher)); // which it never reads
        Assert.Empty(Start(kept).Differences(Fetcher));
        Assert.DoesNotContain(
            "0ther",
            FleetDifference.Refusal([With("0ther")!], "f").Message,
            StringComparison.Ordinal
        );
        Assert.Empty(Start(kept).Lost(Fetcher, []));
        Assert.Equal([name], Start(kept).Lost(Fetcher, [_folder.Read()[0]]));
        Assert.DoesNotContain(
            "s3cret",
            File.ReadAllText(Path.Combine(_folder.Root, "services.json")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_copy_that_died_and_is_not_wanted_is_forgotten()
    {
        _folder.Write([_running, _running with { Name = "fetcher-2", StartTicks = 1 }]);

        Start(new() { Market = "/markets/one" }).Run(Fetcher);

        Assert.Equal([_running.Name], _folder.Read().Select(record => record.Name));
    }

    [Fact]
    public void Copies_that_ran_before_there_was_a_file_stay()
    {
        _folder.Write([_running, _running with { Name = "fetcher-2" }]);

        Assert.Empty(Start(FleetSettings.Read(_folder)).Surplus(Fetcher));
    }

    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    private static readonly IReadOnlyList<ServiceEntry> Fetcher = [ServiceList.Shipped.Find("fetcher")];

    private static (string, string) Values(FleetDifference? difference) => (difference!.Runs, difference.Asked);

    private static SortedDictionary<string, string> Settings(string name, string value) =>
        new(StringComparer.Ordinal) { [name] = value };

    private FleetStart Start(FleetSettings wished, IReadOnlyDictionary<string, string>? secrets = null) =>
        new(
            _folder,
            ServerSettings.Read(_place.File("servers.env")),
            wished,
            secrets ?? Nothing,
            null,
            TimeProvider.System
        );
}

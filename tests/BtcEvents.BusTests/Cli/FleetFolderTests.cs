using System.Runtime.Versioning;
using BtcEvents.BusTests.Support;
using BtcEvents.Cli.Fleet;
using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.BusTests.Cli;

public sealed class FleetFolderTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        using var place = new TempFolder();
        var folder = new FleetFolder(place.File("servers"));
        Assert.Empty(folder.Read());

        folder.Write([Record with { Name = "b", Port = 2 }, Record with { Name = "a", Port = 1 }]);

        Assert.Equal([Record with { Name = "a", Port = 1 }, Record with { Name = "b", Port = 2 }], folder.Read());
    }

    [Fact]
    public void A_damaged_state_is_told_and_not_taken_for_none()
    {
        using var place = new TempFolder();
        var folder = new FleetFolder(place.File("servers"));
        folder.Write([Record]);
        File.WriteAllText(Path.Combine(folder.Root, "services.json"), "[{");

        Assert.Contains(
            "services.json is damaged",
            Assert.Throws<BadInputException>(() => folder.Read()).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Only_one_process_starts_or_ends_services_at_a_time()
    {
        using var place = new TempFolder();
        var folder = new FleetFolder(place.File("servers"));
        using (folder.Hold())
        {
            Assert.Contains(
                "another btc process",
                Assert.Throws<IOException>(() => folder.Hold()).Message,
                StringComparison.Ordinal
            );
        }

        using var again = folder.Hold();
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_process_keeps_the_id_it_was_started_with_and_another_with_that_id_is_not_taken_for_it()
    {
        using var place = new TempFolder();
        var program = place.File("said");
        await File.WriteAllTextAsync(
            program,
            "#!/bin/sh\necho \"$SAYS $$\"\nexec sleep 600\n",
            TestContext.Current.CancellationToken
        );
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var log = place.File("log");
        var (pid, ticks) = ServiceProcess.Start(
            program,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["SAYS"] = "mine" },
            log
        );
        var record = Record with { Pid = pid, StartTicks = ticks, Log = log };

        await Watchdog.UntilAsync(
            "its line in the log",
            () => LogTail.Of(record, 1) is [var line] && line == $"mine {pid}"
        );
        Assert.True(ServiceProcess.Runs(record));
        Assert.False(ServiceProcess.Runs(record with { StartTicks = ticks + 1 }));
        ServiceProcess.End(record with { StartTicks = ticks + 1 }, atOnce: true); // not ours, so nothing happens
        Assert.True(ServiceProcess.Runs(record));

        ServiceProcess.End(record, atOnce: false);
        await Watchdog.UntilAsync("its end", () => !ServiceProcess.Runs(record));
    }

    [Fact]
    public void Every_service_has_a_program_beside_this_one() =>
        Assert.All(ServiceList.Shipped.Services, service => Assert.True(File.Exists(ServicePrograms.PathOf(service))));

    [Fact]
    public void A_log_shows_only_what_the_process_itself_said()
    {
        using var place = new TempFolder();
        var log = place.File("log");
        File.WriteAllText(log, "of an earlier one\nmine 1\nmine 2\n");

        Assert.Equal(
            ["mine 1", "mine 2"],
            LogTail.Of(Record with { Log = log, LogStart = "of an earlier one\n".Length }, 5)
        );
    }

    [Fact]
    public void A_log_that_was_full_and_emptied_is_shown_from_its_begin()
    {
        using var place = new TempFolder();
        var log = place.File("log");
        File.WriteAllText(log, "mine 3\n");

        Assert.Equal(["mine 3"], LogTail.Of(Record with { Log = log, LogStart = 1000 }, 5));
    }

    internal static ServiceRecord Record { get; } =
        new()
        {
            Service = "trainer",
            Name = "trainer-2",
            Pid = 1,
            StartTicks = 7,
            StartedAt = DateTimeOffset.UnixEpoch,
            Port = 18080,
            Log = "/x/trainer-2.log",
        };
}

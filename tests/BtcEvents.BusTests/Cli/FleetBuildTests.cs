using BtcEvents.BusTests.Support;
using BtcEvents.Cli.Fleet;

namespace BtcEvents.BusTests.Cli;

/// <summary>Services that run an earlier build than lies here are told.</summary>
public sealed class FleetBuildTests
{
    [Fact]
    public void An_earlier_build_is_told_and_not_refused()
    {
        Assert.Null(With(FleetBuild.Present));
        Assert.Null(With(build: null)); // by an older program
        var old = With("2026-01-02 03:04:05")!;
        Assert.True(old.IsOfBuild);
        Assert.Equal(
            $"{FleetFolderTests.Record.Name} runs the build of 2026-01-02 03:04:05 UTC, and that of "
                + $"{FleetBuild.Present} UTC is here: the same command with --restart ends and starts it with it",
            FleetDifference.BuildNote([old])
        );
        Assert.Null(FleetDifference.BuildNote([]));
    }

    [Fact]
    public void A_build_is_known_by_its_newest_library()
    {
        using var place = new TempFolder();
        foreach (var (name, year) in new[] { ("BtcEvents.A.dll", 2026), ("BtcEvents.B.dll", 2025) })
        {
            File.WriteAllText(place.File(name), "");
            File.SetLastWriteTimeUtc(place.File(name), new(year, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        }

        Assert.Equal("2026-01-02 03:04:05", FleetBuild.Of(place.Path));
    }

    private static FleetDifference? With(string? build) =>
        FleetDifference.Of(
            FleetFolderTests.Record with
            {
                Settings = [],
                Build = build,
            },
            new(),
            "/markets/one",
            new Dictionary<string, string>(StringComparer.Ordinal)
        );
}

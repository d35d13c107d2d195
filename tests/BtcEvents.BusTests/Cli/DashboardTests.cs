using BtcEvents.BusTests.Support;
using BtcEvents.Cli.Dashboard;
using BtcEvents.Cli.Fleet;
using BtcEvents.Failures;

namespace BtcEvents.BusTests.Cli;

public sealed class DashboardTests
{
    private static readonly string[] Up = ["up", "--dashboard", "--no-migrate", "--servers"];

    [Fact]
    public void What_is_noted_is_read_again_and_nobody_else_can_read_it()
    {
        using var place = new TempFolder();
        var (folder, state) = (new FleetFolder(place.File("servers")), State());
        folder.Write([]);
        var file = new DashboardFile(folder);
        Assert.Null(file.Read());

        file.Write(State());
        file.Write(state);

        Assert.Equal(state, file.Read());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(Path.Combine(folder.Root, "dashboard.json"))
            );
        }

        file.Remove();
        Assert.Null(file.Read());
    }

    [Fact]
    public void A_damaged_note_is_told()
    {
        using var place = new TempFolder();
        var folder = new FleetFolder(place.File("servers"));
        folder.Write([]);
        File.WriteAllText(Path.Combine(folder.Root, "dashboard.json"), "{");

        Assert.Contains(
            "dashboard.json is damaged",
            Assert.Throws<BadInputException>(() => new DashboardFile(folder).Read()).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Every_dashboard_has_keys_of_its_own()
    {
        var (one, other) = (State(), State());

        string[] keys = [one.BrowserToken, one.OtlpKey, one.ApiKey, other.BrowserToken, other.OtlpKey, other.ApiKey];
        Assert.Equal(keys.Length, keys.Distinct(StringComparer.Ordinal).Count());
        Assert.All(keys, key => Assert.Equal(48, key.Length));
    }

    [Fact]
    public async Task Without_the_program_and_without_an_sdk_one_sentence_says_what_does_instead()
    {
        using var place = new TempFolder();

        var run = await RunAsync(place, ("PATH", place.Path), ("NUGET_PACKAGES", place.File("packages")));

        Assert.Equal(
            (
                2,
                "btc: --dashboard: the dashboard is not there yet, and only the .NET SDK can fetch it; any other OTLP "
                    + "receiver will do: name it in OTEL_EXPORTER_OTLP_ENDPOINT and leave --dashboard away\n"
            ),
            (run.Code, run.Said)
        );
    }

    [Fact]
    public async Task A_receiver_that_the_environment_names_is_not_overruled()
    {
        using var place = new TempFolder();

        var run = await RunAsync(place, ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1"));

        Assert.Equal(
            (
                2,
                "btc: --dashboard: OTEL_EXPORTER_OTLP_ENDPOINT already says where telemetry goes: leave one of the two "
                    + "away\n"
            ),
            (run.Code, run.Said)
        );
    }

    private static DashboardState State() =>
        new()
        {
            Port = 1,
            GrpcPort = 2,
            HttpPort = 3,
        };

    private static async Task<ProgramRun> RunAsync(TempFolder place, params (string Name, string Value)[] variables)
    {
        var servers = place.File("servers.env");
        await File.WriteAllTextAsync(servers, "BTC_POSTGRES__HOST=127.0.0.1\n", TestContext.Current.CancellationToken);
        return await ProgramRun.OfAsync(
            ProgramRun.Beside("btc"),
            [.. Up, servers],
            variables.Select(variable => KeyValuePair.Create(variable.Name, variable.Value))
        );
    }
}

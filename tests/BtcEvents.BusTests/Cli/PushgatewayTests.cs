using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using BtcEvents.BusTests.ServiceDefaults;
using BtcEvents.BusTests.Support;

namespace BtcEvents.BusTests.Cli;

/// <summary>A gateway that does not take the metrics of a run makes it neither fail nor wait for long.</summary>
public sealed class PushgatewayTests
{
    private static readonly string[] Backtest = ["backtest", "--from", "2025-06", "--to", "2025-06", "--json"];

    [Fact]
    public async Task One_that_is_away_is_told_in_one_sentence()
    {
        var run = await RunAsync([.. Backtest, "--pushgateway", "http://127.0.0.1:1"]);

        Assert.Equal(
            "the metrics of this run were not pushed to http://127.0.0.1:1/metrics: "
                + "Connection refused (127.0.0.1:1)",
            Note(run)
        );
        Assert.Equal(0, run.Code);
        Assert.StartsWith("{", run.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_refuses_is_told_in_its_words()
    {
        await using var gateway = await GatewayStub.StartAsync(HttpStatusCode.BadRequest, "no room");
        var run = await RunAsync([.. Backtest, "--pushgateway", gateway.Url]);

        Assert.Equal(
            $"the metrics of this run were not pushed to {gateway.Url}/metrics: it answered 400: no room",
            Note(run)
        );
        Assert.Equal(0, run.Code);
    }

    [Fact]
    public async Task One_that_is_silent_is_not_waited_for()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var run = await RunAsync([.. Backtest, "--pushgateway", $"http://{silent.LocalEndpoint}"]);

        Assert.EndsWith("/metrics: no answer within 5 s", Note(run), StringComparison.Ordinal);
        Assert.Equal(0, run.Code);
    }

    [Theory]
    [InlineData("cycle", "--month", "2025-06")]
    [InlineData("backtest", "--from", "2025-06", "--to", "2025-06")]
    public async Task What_is_no_URL_is_told_before_anything_runs(params string[] command)
    {
        using var folder = new TempFolder();
        var run = await RunAsync([.. command, "--pushgateway", "localhost:9091"], folder.Path);

        Assert.Equal(2, run.Code);
        Assert.StartsWith(
            "btc: --pushgateway: 'localhost:9091' is no http or https URL, as for example http://127.0.0.1:9091\n",
            run.Said,
            StringComparison.Ordinal
        );
        Assert.Empty(run.Printed);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static string Note(ProgramRun run) => (string)JsonNode.Parse(run.Said)!["message"]!;

    private static Task<ProgramRun> RunAsync(string[] arguments, string? folder = null) =>
        ProgramRun.OfAsync(ProgramRun.Beside("btc"), arguments, folder: folder);
}

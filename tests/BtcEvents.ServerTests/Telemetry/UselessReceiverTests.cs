using System.Net;
using System.Net.Sockets;
using BtcEvents.BusTests.Support;
using BtcEvents.Cli.Dashboard;
using BtcEvents.ServerTests.Support;
using BtcEvents.ServerTests.Whole;
using Processes = BtcEvents.ServerTests.Whole.Fleet;

namespace BtcEvents.ServerTests.Telemetry;

/// <summary>A receiver that takes nothing: no cycle fails and no service hangs for it.</summary>
public sealed class UselessReceiverTests(Servers servers)
{
    private const string Sentence = "does not take telemetry: ";

    // Where OpenTelemetry's exporter sends to when nothing names a receiver.
    private static readonly int[] UsualPorts = [4317, 4318];

    [Fact]
    public Task One_that_is_away_is_told_once_and_hinders_nothing() =>
        AssertHindersNothingAsync("receiver-away", $"http://127.0.0.1:{Ports.Free()}", "Connection refused");

    [Fact]
    public async Task One_that_never_answers_is_told_once_and_hinders_nothing()
    {
        await using var silent = new SilentReceiver();

        await AssertHindersNothingAsync("receiver-silent", silent.Address, "");
    }

    [Fact]
    public async Task One_that_refuses_is_told_once_and_hinders_nothing()
    {
        await using var dashboard = await DashboardPlace.StartAsync();

        await AssertHindersNothingAsync("receiver-refuses", dashboard.State.Receiver, "401");

        Assert.Empty(await dashboard.SpansAsync());
    }

    [Fact]
    public async Task Without_the_variables_nothing_is_sent()
    {
        var usual = UsualPorts.Select(port => new TcpListener(IPAddress.Loopback, port)).ToList();
        usual.ForEach(listener => listener.Start()); // fails where a receiver of somebody else is there
        await using var site = await Site.CreateAsync(servers, "no-receiver");
        await using var fleet = new Processes(site);
        await fleet.StartAllAsync();
        await site.StartCycleAsync("BTC-USD", "2024-01", new());
        await fleet.CompletedAsync(1);

        await fleet.StopAllAsync();

        Assert.DoesNotContain(usual, listener => listener.Pending());
        usual.ForEach(listener => listener.Dispose());
    }

    private async Task AssertHindersNothingAsync(string name, string receiver, string reason)
    {
        await using var site = await Site.CreateAsync(servers, name);
        await using var fleet = new Processes(site);
        await fleet.StartAllAsync(
            settings: new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [DashboardState.OtlpPrefix + "ENDPOINT"] = receiver,
            }
        );
        await site.StartCycleAsync("BTC-USD", "2024-01", new());
        WholeSystemTests.AssertWhole((await fleet.CompletedAsync(1)).Single());
        await Watchdog.UntilAsync("the sentence in every log", () => fleet.Names.All(one => Said(one).Length > 0));

        await fleet.StopAllAsync();

        Assert.All(
            fleet.Names,
            one =>
            {
                var line = Assert.Single(Said(one));
                Assert.Contains($"The OTLP receiver at {receiver} {Sentence}", line, StringComparison.Ordinal);
                Assert.Contains(reason, line, StringComparison.Ordinal);
            }
        );

        string[] Said(string one) =>
            [.. fleet.LogText(one).Split('\n').Where(line => line.Contains(Sentence, StringComparison.Ordinal))];
    }
}

using BtcEvents.Contracts;
using BtcEvents.Market;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.Whole;

/// <summary>
/// Services die at random moments and servers go away in mid-cycle, over thirty cycles: nothing is lost and nothing is
/// doubled.
/// </summary>
public sealed class CrashTests(Servers servers)
{
    private static readonly string[] Symbols = ["BTC-USD", "ETH-USD"];

    // Without promotion a cycle depends on nothing that another one left, so that its digests are the same in any
    // order.
    private static readonly CyclePlan Plan = new() { MayPromote = false };
    private static readonly string[] Months =
    [
        .. Enumerable.Range(0, 15).Select(n => Month.Parse("2022-11").AddMonths(n).ToString()),
    ];

    // The same cycles on the same simulated market for every test here, so that they run once.
    private static Dictionary<(string Symbol, string Month), string>? _undisturbed;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_services_lose_nothing_and_double_nothing()
    {
        var random = new Random(20221101);
        await AssertSurvivesAsync(
            "killed",
            async (fleet, ended) =>
            {
                var kills = 0;
                for (; !ended.IsCompleted; kills++)
                {
                    var victim = fleet.Names[random.Next(fleet.Names.Count)];
                    await Task.WhenAny(ended, Task.Delay(random.Next(200, 2_500), Cancellation));
                    await fleet.KillAsync(victim);
                    fleet.Start(victim);
                    if (kills % 3 == 2)
                    {
                        await fleet.ReadyAsync(victim); // else with bad luck nobody lives long enough to do anything
                    }
                }

                await ended;
                Assert.InRange(kills, 10, int.MaxValue);
            }
        );
    }

    [Fact]
    public Task Servers_restarted_in_mid_cycle_lose_nothing_and_double_nothing() =>
        AssertSurvivesAsync(
            "restarted",
            async (_, ended) =>
            {
                foreach (var server in new[] { "rabbitmq", "mariadb", "postgres", "s3" })
                {
                    Assert.False(ended.IsCompletedSuccessfully, $"every cycle had ended before {server} went away");
                    await (
                        server is "mariadb" or "postgres" ? servers.RestartAsync(server) : KillAndStartAsync(server)
                    );
                }
            }
        );

    private async Task KillAndStartAsync(string server)
    {
        await servers.KillAsync(server);
        await servers.StartAsync(server);
    }

    // Stopped in peace once: see BrokerLossTests.
    private async Task SettleAsync(Site site, Fleet fleet)
    {
        await site.QueuesKeptAsync();
        await servers.RestartAsync("rabbitmq");
        await Task.WhenAll(fleet.Names.Select(fleet.ReadyAsync));
    }

    private async Task AssertSurvivesAsync(string name, Func<Fleet, Task, Task> disturb)
    {
        await using var site = await Site.CreateAsync(servers, name, Symbols);
        await using var fleet = new Fleet(site);
        await fleet.StartAllAsync();
        await SettleAsync(site, fleet);
        var wanted = Symbols.SelectMany(symbol => Months.Select(month => (Symbol: symbol, Month: month))).ToList();
        foreach (var (symbol, month) in wanted)
        {
            await site.StartCycleAsync(symbol, month, Plan);
        }

        var completed = fleet.CompletedAsync(wanted.Count);
        await disturb(fleet, completed);
        var cycles = await completed;

        Assert.All(cycles, WholeSystemTests.AssertWhole);
        Assert.Equal(wanted, (await site.Stores.ForecastsAsync()).Select(f => (f.Symbol, f.Month)).Order());
        _undisturbed ??= await Undisturbed.RunAsync(site, wanted, Plan, Cancellation);
        Assert.All(
            cycles,
            cycle => Assert.Equal(_undisturbed[(cycle.Cycle.Symbol, cycle.Cycle.Month)], Undisturbed.DigestsOf(cycle))
        );
        Assert.Empty(await site.ErrorQueuesAsync());
    }
}

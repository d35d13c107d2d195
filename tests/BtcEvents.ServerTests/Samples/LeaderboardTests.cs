using BtcEvents.BusTests.Orchestrator;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Messaging;
using BtcEvents.ServerTests.Operational;
using BtcEvents.ServerTests.Support;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage;
using BtcEvents.Storage.Marten;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.ServerTests.Samples;

/// <summary>
/// A consumer that is added to a running system, as a process of its own with the rights of an extension.
/// </summary>
public sealed class LeaderboardTests(Servers servers)
{
    private const string Sample = "BtcEvents.Samples.Leaderboard";
    private const string Running = "leaderboard is running";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_added_consumer_joins_a_running_system_and_hears_after_its_restart_what_it_missed()
    {
        using var place = new StorePlace();
        await using var broker = await Broker.CreateAsync(servers, "leaderboard");
        await using var host = await StartAsync(place, broker);
        var settings = await SettingsAsync(place, broker);

        await RunAsync(host, "2025-05"); // before it was there: not for it
        await using (var first = SampleProcess.Start(Sample, settings))
        {
            await first.SaysAsync(Running);
            await RunAsync(host, "2025-06");
            await first.SaysAsync("BTC-USD 2025-06: ridge, the first");
            Assert.Equal(0, await first.StopAsync());
        }

        await RunAsync(host, "2025-07"); // the others go on without it
        Assert.Single(await broker.Queues.MessagesAsync("leaderboard", 1));

        await using var second = SampleProcess.Start(Sample, settings);
        await second.SaysAsync("BTC-USD 2025-07: ridge, the first");
        await RunAsync(host, "2025-08");
        await second.SaysAsync("BTC-USD 2025-08: ridge, the first");
        Assert.Equal(2, second.Lines.Count(line => line.StartsWith("BTC-USD", StringComparison.Ordinal)));
        Assert.Equal("quorum", (await broker.Queues.ListAsync())["leaderboard"]);
    }

    private static async Task RunAsync(BusHost host, string month)
    {
        await host.PublishAsync(Facts.Start(Facts.Cycle(month)));
        await host.Tape.FindAsync<CycleCompleted>(done => done.Cycle.Month == month);
    }

    private static Task<BusHost> StartAsync(StorePlace place, Broker broker) =>
        CycleHost.StartAsync(
            place.Store,
            services: s =>
                s.Configure<RabbitMqOptions>(o =>
                {
                    (o.Host, o.Port, o.VirtualHost) = (
                        broker.Options.Host,
                        broker.Options.Port,
                        broker.Options.VirtualHost
                    );
                    (o.User, o.Password) = (broker.Options.User, broker.Options.Password);
                }),
            transport: RabbitMqTransport.Use
        );

    // The extension's user with its rights in the test's store, and the test's virtual host.
    private async Task<Dictionary<string, string>> SettingsAsync(StorePlace place, Broker broker)
    {
        var secrets = Path.Combine(servers.Folder, "secrets", ServiceList.Extension);
        var user = await File.ReadAllTextAsync(Path.Combine(secrets, "Postgres__User"), Token);
        await using var owner = PostgresPlace.Store(PostgresPlace.Options(place.Store));
        var rights = ServiceList.Shipped.Find(ServiceList.Extension).Operational;
        await PostgresRights.GrantAsync(owner, [new UserRights(user, rights)], Token);
        return new(servers.Settings, StringComparer.Ordinal)
        {
            ["BTC_RABBITMQ__VIRTUALHOST"] = broker.Options.VirtualHost,
            ["BTC_POSTGRES__DATABASE"] = place.Store,
            ["BTC_SECRETS"] = secrets,
            ["BTC_HEALTH__PORT"] = "0",
        };
    }
}

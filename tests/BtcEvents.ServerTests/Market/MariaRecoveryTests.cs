using BtcEvents.Failures;
using BtcEvents.ServerTests.Support;
using BtcEvents.Storage;
using BtcEvents.Storage.MySql;
using BtcEvents.StoreContract;

namespace BtcEvents.ServerTests.Market;

/// <summary>A server, a connection or a statement that breaks off in the work, and the store that goes on.</summary>
public sealed class MariaRecoveryTests(Servers servers)
{
    [Fact]
    public async Task After_a_crash_and_restart_of_the_server_the_next_call_works()
    {
        using var maria = new MariaStore(servers);
        var series = StoreUnderTest.SomeSeries();
        await maria.UpsertAsync(series);
        var before = (await maria.ReadAsync()).Digest;

        await servers.KillAsync("mariadb");
        await Assert.ThrowsAsync<ServerUnreachableException>(() => maria.ReadAsync());
        await servers.StartAsync("mariadb");

        Assert.Equal(before, (await maria.ReadAsync()).Digest);
        Assert.All(await maria.UpsertAsync(series), s => Assert.Equal(0, s.Value));
    }

    [Fact]
    public async Task Connections_that_a_restart_killed_unnoticed_are_replaced()
    {
        using var maria = new MariaStore(servers);
        await maria.UpsertAsync(StoreUnderTest.SomeSeries());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => maria.ReadAsync()));

        await servers.RestartAsync("mariadb");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => maria.ReadAsync()));
    }

    [Fact]
    public async Task The_victim_of_a_deadlock_runs_again()
    {
        using var maria = new MariaStore(servers);
        var series = StoreUnderTest.SomeSeries();
        await maria.UpsertAsync(series);
        using var rival = maria.Connect();
        MariaStore.Run(rival, "CREATE TABLE ballast (id INT PRIMARY KEY) ENGINE = InnoDB");
        MariaStore.Run(rival, "START TRANSACTION");
        // The lighter of the two is the victim.
        MariaStore.Run(rival, "INSERT INTO ballast SELECT seq FROM seq_1_to_20000");
        MariaStore.Run(rival, "SELECT * FROM btc_price_history FOR UPDATE");

        var upsert = maria.UpsertAsync(StoreUnderTest.SomeSeries(seed: 4));
        using var watcher = maria.Connect();
        while (
            MariaStore
                .Lines(
                    watcher,
                    "SELECT 1 FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE 'INSERT INTO "
                        + "btc_price_history%'"
                )
                .Count == 0
        )
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            Assert.False(upsert.IsFaulted, upsert.Exception?.ToString());
            await Task.Yield();
        }

        // Closes the circle; returns once the store's transaction is undone.
        MariaStore.Run(rival, "SELECT * FROM market_origin FOR UPDATE");
        MariaStore.Run(rival, "COMMIT");

        Assert.Equal(StoreUnderTest.SomeSeries(seed: 4)[0].Count, (await upsert)["btc_spot"]);
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_is_ended_and_the_store_can_still_be_used()
    {
        using var maria = new MariaStore(servers);
        await maria.ReadAsync();
        Slow(maria);
        var options = maria.Options();
        options.CommandTimeout = TimeSpan.FromSeconds(1);
        using var hasty = new MySqlMarketStore(options);

        var failure = await Assert.ThrowsAsync<ServerUnreachableException>(() => SaveAsync(hasty));
        Assert.EndsWith(
            ": the statement took longer than MariaDb:CommandTimeout",
            failure.Message,
            StringComparison.Ordinal
        );

        maria.Execute("DROP TRIGGER slow");
        await SaveAsync(hasty);
        Assert.Equal(["1"], maria.Query("SELECT COUNT(*) FROM scores"));
    }

    [Fact]
    public async Task A_connection_that_is_killed_during_a_statement_is_a_server_that_broke_off()
    {
        using var maria = new MariaStore(servers);
        await maria.ReadAsync();
        Slow(maria);
        var save = SaveAsync(maria.Store);
        List<string> ids;
        do
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            Assert.False(save.IsCompleted, save.Exception?.ToString());
            ids = maria.Query(
                "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE 'INSERT INTO "
                    + "scores%'"
            );
        } while (ids.Count == 0);

        maria.Execute($"KILL CONNECTION {ids[0]}");

        await Assert.ThrowsAsync<ServerUnreachableException>(() => save);
        maria.Execute("DROP TRIGGER slow");
        await SaveAsync(maria.Store);
        Assert.Equal(["1"], maria.Query("SELECT COUNT(*) FROM scores"));
    }

    private static void Slow(MariaStore maria) =>
        maria.Execute("CREATE TRIGGER slow BEFORE INSERT ON scores FOR EACH ROW SET NEW.value = NEW.value + SLEEP(20)");

    private static Task SaveAsync(IMarketStore store) =>
        store.SaveScoresAsync(
            StoreUnderTest.Symbol,
            new(2020, 4),
            Guid.Empty,
            [new("ridge", "rmse", 7)],
            TestContext.Current.CancellationToken
        );
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using BtcEvents.Failures;
using BtcEvents.ServerTests.Support;
using BtcEvents.Storage;
using BtcEvents.Storage.MySql;
using BtcEvents.StoreContract;

namespace BtcEvents.ServerTests.Market;

public sealed class MariaFailureTests(Servers servers)
{
    [Fact]
    public async Task A_wrong_password_is_told_in_one_sentence_without_it()
    {
        using var maria = new MariaStore(servers);
        var options = maria.Options();
        options.Password = "not-the-password";
        using var store = new MySqlMarketStore(options);

        var refusal = await Assert.ThrowsAsync<ServerRefusedException>(() =>
            store.CheckAsync(TestContext.Current.CancellationToken)
        );

        Assert.StartsWith(
            $"MariaDB at {options.Address} refused user '{options.User}': Access denied",
            refusal.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("not-the-password", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_told()
    {
        using var maria = new MariaStore(servers);
        var options = maria.Options();
        options.Database = "btc_events_absent";
        using var store = new MySqlMarketStore(options);

        var refusal = await Assert.ThrowsAsync<ServerRefusedException>(() =>
            store.CheckAsync(TestContext.Current.CancellationToken)
        );
        Assert.Contains("Unknown database 'btc_events_absent'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_listens_the_server_is_unreachable()
    {
        using var maria = new MariaStore(servers);
        var options = maria.Options();
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            options.Port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        using var store = new MySqlMarketStore(options);
        var failure = await Assert.ThrowsAsync<ServerUnreachableException>(() =>
            store.CheckAsync(TestContext.Current.CancellationToken)
        );
        Assert.StartsWith(
            $"MariaDB at {options.Address} cannot be reached: ",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_server_that_takes_connections_and_says_nothing_is_given_up_after_the_connect_timeout()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var options = new MariaDbOptions
        {
            Port = ((IPEndPoint)silent.LocalEndpoint).Port,
            ConnectTimeout = TimeSpan.FromSeconds(1),
        };
        using var store = new MySqlMarketStore(options);

        var started = Stopwatch.GetTimestamp();
        await Assert.ThrowsAsync<ServerUnreachableException>(() =>
            store.CheckAsync(TestContext.Current.CancellationToken)
        );
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0.5, 50);
    }

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
    public void The_server_cannot_fetch_our_files()
    {
        using var maria = new MariaStore(servers);
        using var connection = maria.Connect();
        MariaStore.Run(connection, "CREATE TABLE stolen (line TEXT)");

        Assert.ThrowsAny<Exception>(() =>
            MariaStore.Run(connection, "LOAD DATA LOCAL INFILE '/etc/hostname' INTO TABLE stolen")
        );
        Assert.Equal(["0"], maria.Query("SELECT COUNT(*) FROM stolen"));
    }

    [Fact]
    public async Task A_server_without_encryption_is_refused_where_encryption_is_required()
    {
        using var maria = new MariaStore(servers);
        var options = maria.Options();
        options.Tls = MariaDbTls.Required;
        using var store = new MySqlMarketStore(options);

        var refusal = await Assert.ThrowsAsync<ServerRefusedException>(() =>
            store.CheckAsync(TestContext.Current.CancellationToken)
        );
        Assert.EndsWith(
            ": it offers no encryption, and MariaDb:Tls requires it",
            refusal.Message,
            StringComparison.Ordinal
        );
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

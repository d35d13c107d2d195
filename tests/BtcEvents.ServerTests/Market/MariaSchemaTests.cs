using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.ServerTests.Support;
using BtcEvents.StoreContract;

namespace BtcEvents.ServerTests.Market;

public sealed class MariaSchemaTests(Servers servers)
{
    [Fact]
    public async Task Many_that_start_at_once_migrate_once()
    {
        using var maria = new MariaStore(servers);
        var stores = Enumerable.Range(0, 8).Select(_ => maria.Open()).ToArray();

        await Task.WhenAll(stores.Select(s => s.CheckAsync(TestContext.Current.CancellationToken)));

        Assert.Equal(["1", "2", "3", "4", "5"], maria.Query("SELECT version FROM schema_version ORDER BY version"));
        Array.ForEach(stores, s => s.Dispose());
    }

    [Fact]
    public async Task A_migration_that_was_cut_off_goes_on()
    {
        using var maria = new MariaStore(servers);
        await maria.UpsertAsync(StoreUnderTest.SomeSeries());
        var before = (await maria.ReadAsync()).Digest;
        maria.Close();
        maria.Execute("DROP TABLE scores");
        maria.Execute("DELETE FROM schema_version WHERE version > 1");

        Assert.Equal(before, (await maria.ReadAsync()).Digest);
        Assert.Equal(["0"], maria.Query("SELECT COUNT(*) FROM scores"));
    }

    [Fact]
    public async Task A_change_of_a_column_that_was_cut_off_before_it_was_recorded_goes_on()
    {
        using var maria = new MariaStore(servers);
        await maria.ReadAsync();
        maria.Close();
        maria.Execute("DELETE FROM schema_version WHERE version > 2");

        await maria.ReadAsync();

        Assert.Equal(["1", "2", "3", "4", "5"], maria.Query("SELECT version FROM schema_version ORDER BY version"));
        Assert.Equal(
            ["datetime(6)"],
            maria.Query(
                "SELECT column_type FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name "
                    + "= 'forecasts' AND column_name = 'made_at'"
            )
        );
    }

    [Fact]
    public async Task A_store_of_an_older_version_is_left_alone_by_whoever_may_not_migrate()
    {
        using var maria = new MariaStore(servers);
        await maria.ReadAsync();
        maria.MakeSecondVersion("2020-04-01T00:05:00.1234567Z");
        using var checking = maria.Open(migrate: false);

        var refusal = await Assert.ThrowsAsync<BadInputException>(() =>
            checking.CheckAsync(TestContext.Current.CancellationToken)
        );

        Assert.Equal(
            $"{maria.Name}: the schema has version 2, and this program needs 5: run 'btc migrate' as a user who may "
                + $"create tables",
            refusal.Message
        );
        Assert.Equal(["1", "2"], maria.Query("SELECT version FROM schema_version ORDER BY version"));
    }

    [Fact]
    public async Task A_step_that_the_stored_rows_do_not_allow_says_why_and_can_be_done_later()
    {
        using var maria = new MariaStore(servers);
        await maria.Store.SaveForecastAsync(StoreUnderTest.SomeForecast(), TestContext.Current.CancellationToken);
        maria.Close();
        maria.MakeSecondVersion("yesterday");

        var refusal = await Assert.ThrowsAsync<BadInputException>(() => maria.ReadAsync());

        Assert.StartsWith(
            $"{maria.Name}: step 3 of the schema cannot be done: Incorrect datetime value: 'yesterday'",
            refusal.Message,
            StringComparison.Ordinal
        );
        Assert.EndsWith(": mend that, then run 'btc migrate' again", refusal.Message, StringComparison.Ordinal);
        maria.Execute("UPDATE forecasts SET made_at = '2020-04-01T00:05:00.1234567Z'");
        Assert.Single(await maria.Store.ForecastsAsync(symbol: null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_store_without_the_right_to_migrate_says_what_to_run()
    {
        using var maria = new MariaStore(servers);
        using var checking = maria.Open(migrate: false);

        var refusal = await Assert.ThrowsAsync<BadInputException>(() =>
            checking.CheckAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal(
            $"{maria.Name}: the schema has version 0, and this program needs 5: run 'btc migrate' as a user who may "
                + $"create tables",
            refusal.Message
        );

        await maria.ReadAsync();
        await checking.CheckAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_schema_of_a_newer_program_is_refused()
    {
        using var maria = new MariaStore(servers);
        await maria.ReadAsync();
        maria.Close();
        maria.Execute("INSERT INTO schema_version (version) VALUES (99)");

        var refusal = await Assert.ThrowsAsync<BadInputException>(() => maria.ReadAsync());
        Assert.Equal(
            $"{maria.Name}: the schema has version 99, and this program knows 5: use the newer program",
            refusal.Message
        );
    }

    [Fact]
    public async Task Tables_of_something_else_are_refused_and_not_touched()
    {
        using var maria = new MariaStore(servers);
        maria.Execute("CREATE TABLE forecasts (id INT PRIMARY KEY)");

        var refusal = await Assert.ThrowsAsync<BadInputException>(() => maria.ReadAsync());

        Assert.Equal(
            $"{maria.Name}: it holds tables of something else under the names that the market store uses: name an "
                + $"empty database",
            refusal.Message
        );
        Assert.Equal(
            ["forecasts"],
            maria.Query("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")
        );
    }

    [Fact]
    public async Task Every_column_of_the_catalogue_has_a_column_in_the_store_and_none_is_left_over()
    {
        using var maria = new MariaStore(servers);
        await maria.ReadAsync();

        var columns = maria.Query(
            "SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns WHERE table_schema = "
                + "DATABASE() AND column_key <> 'PRI' "
                + "AND table_name IN ('btc_price_history', 'macro_market_metrics', 'btc_market_metrics', "
                + "'onchain_metrics')"
        );

        var expected = SeriesCatalog
            .For(StoreUnderTest.Symbol)
            .SelectMany(s => s.Columns.Select(c => $"{s.Table}.{PrefixOf(s.Name)}{c.Name}"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), columns.Order(StringComparer.Ordinal));
    }

    // Spot and future share a table, and so do the market metrics: their columns carry the rest of the series' name.
    private static string PrefixOf(string series) =>
        series.StartsWith("btc_", StringComparison.Ordinal) ? series[4..] + "_" : "";
}

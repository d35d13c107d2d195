using BtcEvents.PureTests.Sources;
using BtcEvents.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace BtcEvents.PureTests.Storage;

public sealed class SqliteMarketFileTests
{
    [Fact]
    public async Task Every_column_of_the_catalogue_has_a_column_in_the_store_and_none_is_left_over()
    {
        using var file = new StoreFile();
        await file.ReadAsync();

        var tables = file.Query(
            "SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
                + "WHERE m.name IN ('btc_price_history', 'macro_market_metrics', 'btc_market_metrics', "
                + "'onchain_metrics') AND c.pk = 0"
        );

        var expected = BtcEvents
            .Market.SeriesCatalog.For(StoreFile.Symbol)
            .SelectMany(s => s.Columns.Select(c => $"{s.Table}.{PrefixOf(s.Name)}{c.Name}"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), tables.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_schema_knows_its_version_and_is_built_once()
    {
        using var file = new StoreFile();
        await file.ReadAsync();
        file.Reopen();
        await file.ReadAsync();

        Assert.Equal(["1", "2", "3", "4", "5"], file.Query("SELECT version FROM schema_version ORDER BY version"));
        Assert.Equal(["wal"], file.Query("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task A_store_of_the_first_version_is_brought_up_to_date_and_keeps_its_rows()
    {
        using var file = new StoreFile();
        await file.UpsertAsync(StoreFile.SomeSeries());
        var before = (await file.ReadAsync()).Digest;
        file.Close();
        file.Execute(
            "DROP TABLE features; DROP TABLE forecasts; DROP TABLE scores; DELETE FROM schema_version WHERE version > 1"
        );
        file.Reopen();

        Assert.Equal(before, (await file.ReadAsync()).Digest);
        Assert.Empty(await file.Store.ForecastsAsync(symbol: null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_store_of_a_newer_program_is_refused()
    {
        using var file = new StoreFile();
        await file.ReadAsync();
        file.Close();
        file.Execute("INSERT INTO schema_version (version) VALUES (99)");
        file.Reopen();

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => file.ReadAsync());
        Assert.Equal(
            $"{file.Path}: the schema has version 99, and this program knows 5: use the newer program",
            refusal.Message
        );
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_not_touched()
    {
        using var file = new StoreFile();
        var content = string.Concat(Enumerable.Repeat("trade_date,close\n2020-01-01,7200\n", 100));
        await File.WriteAllTextAsync(file.Path, content, TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => file.UpsertAsync(StoreFile.SomeSeries()));

        Assert.StartsWith(
            $"{file.Path}: the file is damaged or is no SQLite database",
            refusal.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(content, await File.ReadAllTextAsync(file.Path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_database_of_something_else_is_refused_and_not_touched()
    {
        using var file = new StoreFile();
        file.Execute("CREATE TABLE orders (id INTEGER PRIMARY KEY); INSERT INTO orders VALUES (7)");
        var before = await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => file.UpsertAsync(StoreFile.SomeSeries()));

        Assert.Equal(
            $"{file.Path}: the file is a SQLite database of something else, and a market store is required",
            refusal.Message
        );
        file.Close();
        Assert.Equal(before, await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(0.5, false)]
    [InlineData(0.3, true)]
    public async Task A_damaged_database_is_refused_and_not_touched(double place, bool cut)
    {
        using var file = new StoreFile();
        await file.UpsertAsync(StoreFile.SomeSeries());
        file.Close();
        var bytes = await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken);
        var at = (int)(bytes.Length * place) / 4096 * 4096;
        var damaged = cut
            ? bytes[..at]
            : [.. bytes[..at], .. Enumerable.Repeat((byte)0xEE, 4096), .. bytes[(at + 4096)..]];
        await File.WriteAllBytesAsync(file.Path, damaged, TestContext.Current.CancellationToken);
        file.Reopen();

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() =>
            file.UpsertAsync(StoreFile.SomeSeries(seed: 4))
        );

        Assert.StartsWith($"{file.Path}: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("damaged", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        file.Close();
        Assert.Equal(damaged, await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_folder_of_the_file_is_made()
    {
        using var folder = new TemporaryFolder();
        using var store = new SqliteMarketStore(Path.Combine(folder.Path, "new", "market.db"));

        Assert.Empty(await store.LastTimesAsync(StoreFile.Symbol, TestContext.Current.CancellationToken));
    }

    // Spot and future share a table, and so do the market metrics: their columns carry the rest of the series' name.
    private static string PrefixOf(string series) =>
        series.StartsWith("btc_", StringComparison.Ordinal) ? series[4..] + "_" : "";
}

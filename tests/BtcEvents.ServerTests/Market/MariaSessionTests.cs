using BtcEvents.Storage;
using BtcEvents.Storage.MySql;
using BtcEvents.StoreContract;
using MySqlConnector;

namespace BtcEvents.ServerTests.Market;

/// <summary>
/// A server whose own settings are loose and whose clock is elsewhere: the store's sessions are the same as on any
/// other.
/// </summary>
public sealed class MariaSessionTests(TlsMaria server) : IClassFixture<TlsMaria>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_session_is_strict_and_in_UTC_also_one_that_was_used_before()
    {
        var options = server.Options(MariaDbTls.Off);
        options.PoolSize = 1;
        using var connection = server.Connect(options);
        MariaStore.Run(connection, "SET GLOBAL sql_mode = '', time_zone = '+05:00'");
        using var store = new MySqlMarketStore(options);
        await store.CheckAsync(Token);
        await store.UpsertAsync(StoreUnderTest.Symbol, StoreUnderTest.SomeSeries(), simulated: true, Token);

        var refusal = await Assert.ThrowsAsync<MySqlException>(() =>
            store.SaveScoresAsync(
                StoreUnderTest.Symbol,
                new(2020, 4),
                Guid.Empty,
                [new StoredScore(new('x', 129), "rmse", 1)],
                Token
            )
        );

        Assert.Equal((MySqlErrorCode.DataTooLong, "22001"), (refusal.ErrorCode, refusal.SqlState));
        MariaStore.Run(
            connection,
            "CREATE TRIGGER zone BEFORE INSERT ON scores FOR EACH ROW SET NEW.metric = @@session.time_zone"
        );
        await store.SaveScoresAsync(
            StoreUnderTest.Symbol,
            new(2020, 4),
            Guid.Empty,
            [new StoredScore("ridge", "rmse", 1)],
            Token
        );
        Assert.Equal(["+00:00"], MariaStore.Lines(connection, "SELECT metric FROM scores"));
    }
}

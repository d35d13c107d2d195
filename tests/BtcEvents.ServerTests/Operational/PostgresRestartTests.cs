using BtcEvents.ServerTests.Support;
using BtcEvents.Storage;
using BtcEvents.Storage.Operational;

namespace BtcEvents.ServerTests.Operational;

public sealed class PostgresRestartTests(Servers servers) : IAsyncDisposable
{
    private readonly PostgresPlace _place = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await servers.StartAsync("postgres"); // whatever a test has left
        _place.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_store_whose_pooled_connections_outlived_their_server_recovers_by_itself(bool killed)
    {
        await using var store = PostgresPlace.Store(PostgresPlace.Options(_place.Name));
        await FillPoolAsync(store, 8);

        await (killed ? servers.KillAsync("postgres") : servers.StopAsync("postgres"));
        await servers.StartAsync("postgres");

        for (var i = 0; i < 8; i++)
        {
            await WriteAsync(store, i);
        }

        await using var session = new OperationalSession(store);
        Assert.Equal([8L], await session.QueryAsync<long>("select count(*) from inbox", null, Token));
    }

    [Fact]
    public async Task A_commit_whose_connection_broke_is_not_told_as_done()
    {
        await using var store = PostgresPlace.Store(PostgresPlace.Options(_place.Name));
        await using var session = new OperationalSession(store);
        await new OpenCycles(session).ClaimAsync("BTC-USD", "2025-06", Guid.Empty, Token);
        session.MarkConsumed(Guid.Empty, Guid.Empty);

        await servers.KillAsync("postgres");
        var broken = await Assert.ThrowsAnyAsync<Exception>(() => session.CommitAsync(Token));
        await servers.StartAsync("postgres");
        await session.RollbackAsync();

        Assert.True(ServerTrouble.IsAway(broken), broken.ToString());
        Assert.Equal([0L], await session.QueryAsync<long>("select count(*) from inbox", null, Token));
        Assert.Equal([0L], await session.QueryAsync<long>("select count(*) from open_cycle", null, Token));
    }

    [Fact]
    public async Task The_probe_says_when_the_server_is_away_and_when_it_is_back()
    {
        var options = PostgresPlace.Options(_place.Name);
        await using var store = PostgresPlace.Store(options);
        var probe = new PostgresProbe(store, options);
        await probe.CheckAsync(Token);

        await servers.StopAsync("postgres");
        await Assert.ThrowsAsync<ServerUnreachableException>(() => probe.CheckAsync(Token));
        await servers.StartAsync("postgres");

        await probe.CheckAsync(Token);
    }

    private static async Task FillPoolAsync(OperationalStore store, int connections)
    {
        var sessions = Enumerable.Range(0, connections).Select(_ => new OperationalSession(store)).ToList();
        foreach (var session in sessions)
        {
            await session.QueryAsync<int>("select 1", null, Token);
        }

        foreach (var session in sessions)
        {
            await session.DisposeAsync();
        }
    }

    private static async Task WriteAsync(OperationalStore store, int message)
    {
        await using var session = new OperationalSession(store);
        session.MarkConsumed(new Guid(message, 0, 0, new byte[8]), Guid.Empty);
        await session.CommitAsync(Token);
    }
}

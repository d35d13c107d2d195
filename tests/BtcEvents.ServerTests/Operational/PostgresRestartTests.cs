using BtcEvents.BusTests.Operational;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.ServerTests.Support;
using BtcEvents.Storage.Marten;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;

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
        await using var store = PostgresPlace.Services(PostgresPlace.Options(_place.Name));
        await FillPoolAsync(store, 8);

        await (killed ? servers.KillAsync("postgres") : servers.StopAsync("postgres"));
        await servers.StartAsync("postgres");

        for (var i = 0; i < 8; i++)
        {
            await WriteAsync(store, i);
        }

        Assert.Equal("8", _place.Query("select count(*)::text from btc.mt_doc_inbox")[0]);
    }

    [Fact]
    public async Task A_commit_whose_connection_broke_is_not_told_as_done()
    {
        await using var store = PostgresPlace.Services(PostgresPlace.Options(_place.Name));
        await using var scope = new StoreScope(store);
        await scope.Claims.ClaimAsync("BTC-USD", "2025-06", Guid.Empty, Token);
        scope.Unit.MarkConsumed(Guid.Empty, Guid.Empty);

        await servers.KillAsync("postgres");
        var broken = await Assert.ThrowsAnyAsync<Exception>(scope.CommitAsync);
        await servers.StartAsync("postgres");
        await scope.Unit.RollbackAsync();

        Assert.True(ServerTrouble.IsAway(broken), broken.ToString());
        Assert.False(await scope.Unit.HasConsumedAsync(Guid.Empty, Guid.Empty, Token));
        Assert.Equal(
            StoreSamples.Id(1),
            await scope.Claims.ClaimAsync("BTC-USD", "2025-06", StoreSamples.Id(1), Token)
        );
    }

    [Fact]
    public async Task A_server_that_was_restarted_between_the_read_and_the_commit_costs_no_work()
    {
        await using var store = PostgresPlace.Services(PostgresPlace.Options(_place.Name));
        await using var scope = new StoreScope(store);
        Assert.False(await scope.Unit.HasConsumedAsync(Guid.Empty, Guid.Empty, Token));
        scope.Unit.MarkConsumed(Guid.Empty, Guid.Empty);
        scope.Unit.Record(new JournalEntry(Facts.Of(Stage.Data, Facts.Cycle()), Guid.Empty, null));

        await servers.KillAsync("postgres");
        await servers.StartAsync("postgres");
        await scope.CommitAsync(); // its pooled connection is dead

        Assert.True(await scope.Unit.HasConsumedAsync(Guid.Empty, Guid.Empty, Token));
        Assert.Single(await scope.Journal.OfCycleAsync(Facts.Cycle().CycleId, Token));
    }

    [Fact]
    public async Task The_probe_says_when_the_server_is_away_and_when_it_is_back()
    {
        await using var store = PostgresPlace.Store(PostgresPlace.Options(_place.Name));
        var probe = new PostgresProbe(store);
        await probe.CheckAsync(Token);

        await servers.StopAsync("postgres");
        await Assert.ThrowsAsync<ServerUnreachableException>(() => probe.CheckAsync(Token));
        await servers.StartAsync("postgres");

        await probe.CheckAsync(Token);
    }

    // So many reads at once that each has a connection of its own.
    private static Task FillPoolAsync(IServiceProvider store, int connections) =>
        Task.WhenAll(
            Enumerable
                .Range(0, 4 * connections)
                .Select(async _ =>
                {
                    await using var scope = new StoreScope(store);
                    await scope.Unit.HasConsumedAsync(Guid.Empty, Guid.Empty, Token);
                })
        );

    private static async Task WriteAsync(IServiceProvider store, int message)
    {
        await using var scope = new StoreScope(store);
        scope.Unit.MarkConsumed(StoreSamples.Id(message), Guid.Empty);
        await scope.CommitAsync();
    }
}

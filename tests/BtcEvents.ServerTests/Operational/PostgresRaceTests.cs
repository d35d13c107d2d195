using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;

namespace BtcEvents.ServerTests.Operational;

/// <summary>Many writers, each with a connection of its own, at the same rows.</summary>
public sealed class PostgresRaceTests : IAsyncDisposable
{
    private const int Writers = 16;

    private readonly PostgresPlace _place = new();
    private readonly OperationalStore _one;
    private readonly OperationalStore _other;

    public PostgresRaceTests()
    {
        _one = PostgresPlace.Store(PostgresPlace.Options(_place.Name));
        _other = PostgresPlace.Store(PostgresPlace.Options(_place.Name));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
        _place.Dispose();
    }

    [Fact]
    public async Task Two_stores_that_migrate_at_once_make_the_tables_once()
    {
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(async () =>
        {
            await using var store = PostgresPlace.Store(PostgresPlace.Options(_place.Name));
            await store.PrepareAsync(Token);
        })));

        await using var session = new OperationalSession(_one);
        var (rows, last) = Assert.Single(await session.QueryAsync<(long, int)>("select count(*), max(number) from operational_migration", null, Token));
        Assert.Equal(last, rows);
    }

    [Fact]
    public async Task Sixteen_writers_of_one_saga_never_overwrite_each_other()
    {
        await WithAsync(_one, session => SagaStore.TryInsertAsync(session, "Saga", Guid.Empty, "{}", Token));

        // Every writer gives up after one try; each version that was written was written by exactly one of them.
        var won = await AtOnceAsync(Writers, async (session, i) =>
        {
            var found = await SagaStore.LoadAsync(session, "Saga", Guid.Empty, Token);
            return await SagaStore.TryUpdateAsync(session, "Saga", Guid.Empty, found!.Version, $"{{\"by\":{i}}}", Token) ? found.Version : 0;
        });

        await using var after = new OperationalSession(_one);
        var versions = won.Where(version => version > 0).ToList();
        Assert.Equal(versions.Distinct().Order(), versions.Order());
        Assert.Equal(1 + versions.Count, (await SagaStore.ReadAsync(after, "Saga", Guid.Empty, Token))!.Version);
    }

    [Fact]
    public async Task Of_sixteen_that_add_the_same_saga_one_succeeds() => Assert.Single(
        await AtOnceAsync(Writers, (session, _) => SagaStore.TryInsertAsync(session, "Saga", Guid.Empty, "{}", Token)), done => done);

    [Fact]
    public async Task Of_sixteen_copies_of_a_message_one_is_applied()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(async () =>
        {
            await using var session = new OperationalSession(i % 2 == 0 ? _one : _other);
            session.MarkConsumed(new Guid(1, 0, 0, new byte[8]), Guid.Empty);
            session.Add(Row(DateTimeOffset.UnixEpoch));
            return await Record.ExceptionAsync(() => session.CommitAsync(Token));
        })));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.Equal(Writers - 1, outcomes.Count(outcome => outcome is DuplicateMessageException));
        Assert.Equal(1, await CountAsync("outbox"));
    }

    [Fact]
    public async Task Of_sixteen_that_record_the_same_fact_one_is_kept()
    {
        var fact = Facts.Of(Stage.Data, Facts.Cycle());
        await AtOnceAsync(Writers, (session, i) =>
        {
            session.Add(new JournalEntry(fact, new Guid(i, 0, 0, new byte[8]), null));
            return Task.FromResult(0);
        });

        Assert.Equal(1, await CountAsync("journal"));
    }

    [Fact]
    public async Task Of_sixteen_that_claim_a_month_all_see_the_same_holder()
    {
        var holders = await AtOnceAsync(Writers, (session, i) =>
            new OpenCycles(session).ClaimAsync("BTC-USD", "2025-06", new Guid(i + 1, 0, 0, new byte[8]), Token));

        Assert.Single(holders.Distinct());
    }

    [Fact]
    public async Task A_month_that_is_claimed_and_given_back_all_the_time_always_has_a_holder()
    {
        var holders = await AtOnceAsync(Writers, async (session, i) =>
        {
            var (claims, id) = (new OpenCycles(session), new Guid(i + 1, 0, 0, new byte[8]));
            var holder = Guid.Empty;
            for (var round = 0; round < 20; round++)
            {
                holder = await claims.ClaimAsync("BTC-USD", "2025-06", id, Token);
                await claims.ReleaseAsync("BTC-USD", "2025-06", id, Token);
                await session.CommitAsync(Token);
            }

            return holder;
        });

        Assert.DoesNotContain(Guid.Empty, holders);
        Assert.Equal(0, await CountAsync("open_cycle"));
    }

    [Fact]
    public async Task A_message_that_one_process_is_sending_is_stepped_over_by_the_other()
    {
        await WithAsync(_one, session =>
        {
            session.Add(Row(DateTimeOffset.UnixEpoch));
            session.Add(Row(DateTimeOffset.UnixEpoch));
            session.Add(Row(DateTimeOffset.UtcNow.AddHours(1)));
            return Task.FromResult(0);
        });
        await using var first = new OperationalSession(_one);
        await using var second = new OperationalSession(_other);

        var mine = Assert.Single(await Outbox.DueAsync(first, 1, Token));
        var theirs = Assert.Single(await Outbox.DueAsync(second, 10, Token)); // not the delayed one either
        await Outbox.RemoveAsync(first, [mine.Seq], Token);
        await first.CommitAsync(Token);
        await second.RollbackAsync();

        Assert.NotEqual(mine.Seq, theirs.Seq);
        Assert.Equal(theirs.Seq, Assert.Single(await Outbox.DueAsync(first, 10, Token)).Seq); // what was not sent is there again
    }

    private static OutboxRow Row(DateTimeOffset due) =>
        new() { Due = due, MessageId = Guid.Empty, MessageType = "urn:message:x", Envelope = "{}", Body = "{}" };

    private static async Task<T> WithAsync<T>(OperationalStore store, Func<OperationalSession, Task<T>> work)
    {
        await using var session = new OperationalSession(store);
        var result = await work(session);
        await session.CommitAsync(Token);
        return result;
    }

    private Task<T[]> AtOnceAsync<T>(int count, Func<OperationalSession, int, Task<T>> work) => Task.WhenAll(
        Enumerable.Range(0, count).Select(i => Task.Run(() => WithAsync(i % 2 == 0 ? _one : _other, session => work(session, i)))));

    private async Task<long> CountAsync(string table)
    {
        await using var session = new OperationalSession(_one);
        return (await session.QueryAsync<long>($"select count(*) from {table}", null, Token))[0];
    }
}

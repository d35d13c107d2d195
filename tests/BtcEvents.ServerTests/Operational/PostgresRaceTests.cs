using BtcEvents.BusTests.Operational;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Orchestrator;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.ServerTests.Operational;

/// <summary>Many writers, each with a unit of its own, at the same rows.</summary>
public sealed class PostgresRaceTests : IAsyncDisposable
{
    private const int Writers = 16;

    private readonly PostgresPlace _place = new();
    private readonly ServiceProvider _one;
    private readonly ServiceProvider _other;

    public PostgresRaceTests()
    {
        _one = PostgresPlace.Services(PostgresPlace.Options(_place.Name));
        _other = PostgresPlace.Services(PostgresPlace.Options(_place.Name));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
        _place.Dispose();
    }

    [Fact]
    public async Task Stores_that_migrate_at_once_make_the_tables_once()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        await using var store = PostgresPlace.Store(PostgresPlace.Options(_place.Name));
                        await store.PrepareAsync(Token);
                    })
                )
        );

        Assert.Single(_place.Query("select id from btc.mt_doc_schema_mark"));
    }

    [Fact]
    public async Task Sixteen_writers_of_one_saga_never_overwrite_each_other()
    {
        await DoAsync(_one, scope => scope.Unit.AddSagaAsync("Saga", Guid.Empty, "{}", Token));

        // Every writer gives up after one try; each version that was written was written by exactly one of them.
        var won = await AtOnceAsync(
            async (scope, i) =>
            {
                var found = await scope.Unit.LoadSagaAsync("Saga", Guid.Empty, Token);
                await scope.Unit.UpdateSagaAsync("Saga", Guid.Empty, found!.Version, $"{{\"by\":{i}}}", Token);
                return found.Version;
            }
        );

        var versions = won.Where(outcome => outcome.Lost is null).Select(outcome => outcome.Result).ToList();
        Assert.NotEmpty(versions);
        Assert.Equal(versions.Distinct().Order(), versions.Order());
        await using var after = new StoreScope(_one);
        Assert.Equal(1 + versions.Count, (await after.Unit.ReadSagaAsync("Saga", Guid.Empty, Token))!.Version);
    }

    [Fact]
    public async Task Of_sixteen_that_add_the_same_saga_one_succeeds()
    {
        var outcomes = await AtOnceAsync(
            async (scope, _) =>
            {
                await scope.Unit.AddSagaAsync("Saga", Guid.Empty, "{}", Token);
                return true;
            }
        );

        Assert.Single(outcomes, outcome => outcome.Lost is null);
        Assert.Equal(Writers - 1, outcomes.Count(outcome => outcome.Lost is StoreConflictException));
    }

    [Fact]
    public async Task Of_sixteen_copies_of_a_message_one_is_applied()
    {
        var fact = Facts.Of(Stage.Data, Facts.Cycle());
        var outcomes = await AtOnceAsync(
            (scope, i) =>
            {
                scope.Unit.MarkConsumed(new Guid(1, 0, 0, new byte[8]), Guid.Empty);
                // They meet in the stream before they meet in the inbox.
                scope.Unit.Record(new JournalEntry(fact, new Guid(i, 0, 0, new byte[8]), null));
                scope.Unit.Enqueue(Message(i));
                return Task.FromResult(true);
            }
        );

        Assert.Single(outcomes, outcome => outcome.Lost is null);
        Assert.Equal(Writers - 1, outcomes.Count(outcome => outcome.Lost is DuplicateMessageException));
        Assert.Equal(1, Count("mt_doc_outbox"));
        Assert.Equal(1, FactCount());
    }

    [Fact]
    public async Task Of_sixteen_that_record_the_same_fact_one_is_kept_and_no_message_is_lost()
    {
        var fact = Facts.Of(Stage.Data, Facts.Cycle());
        var outcomes = await AtOnceAsync(
            (scope, i) =>
            {
                scope.Unit.Record(new JournalEntry(fact, new Guid(i, 0, 0, new byte[8]), null));
                scope.Unit.Enqueue(Message(i));
                return Task.FromResult(true);
            }
        );

        Assert.All(outcomes, outcome => Assert.Null(outcome.Lost));
        Assert.Equal(1, FactCount());
        Assert.Equal(Writers, Count("mt_doc_outbox"));
    }

    [Fact]
    public async Task Sixteen_that_record_other_facts_of_one_new_cycle_lose_none()
    {
        var outcomes = await AtOnceAsync(
            (scope, i) =>
            {
                // Every failure is a fact of its own.
                var failed = Facts.Failed(Facts.Cycle(), Stage.Data, transient: true);
                scope.Unit.Record(new JournalEntry(failed, new Guid(i + 1, 0, 0, new byte[8]), null));
                return Task.FromResult(true);
            }
        );

        Assert.All(outcomes, outcome => Assert.Null(outcome.Lost));
        await using var scope = new StoreScope(_one);
        Assert.Equal(Writers, (await scope.Journal.OfCycleAsync(Facts.Cycle().CycleId, Token)).Count);
    }

    [Fact]
    public async Task Of_sixteen_that_claim_a_month_one_holds_it_and_the_others_see_the_holder_when_they_begin_anew()
    {
        var outcomes = await AtOnceAsync((scope, i) => scope.Claims.ClaimAsync("BTC-USD", "2025-06", IdOf(i), Token));

        var holder = Assert.Single(_place.Query("select data ->> 'cycleId' from btc.mt_doc_open_cycle"));
        Assert.All(
            outcomes.Where(outcome => outcome.Lost is null),
            outcome => Assert.Equal(holder, outcome.Result.ToString())
        );
        Assert.All(
            outcomes.Where(outcome => outcome.Lost is not null),
            outcome => Assert.IsType<StoreConflictException>(outcome.Lost)
        );
        await using var again = new StoreScope(_other);
        Assert.Equal(holder, (await again.Claims.ClaimAsync("BTC-USD", "2025-06", IdOf(99), Token)).ToString());
    }

    [Fact]
    public async Task A_month_that_is_claimed_and_given_back_all_the_time_is_free_in_the_end()
    {
        await AtOnceAsync(
            async (scope, i) =>
            {
                for (var round = 0; round < 20; round++)
                {
                    await Record.ExceptionAsync(async () =>
                    {
                        await scope.Claims.ClaimAsync("BTC-USD", "2025-06", IdOf(i), Token);
                        await scope.CommitAsync();
                    });
                    await scope.Unit.RollbackAsync();
                    await scope.Claims.ReleaseAsync("BTC-USD", "2025-06", IdOf(i), Token);
                    await scope.CommitAsync();
                }

                return true;
            }
        );

        Assert.Equal(0, Count("mt_doc_open_cycle"));
    }

    [Fact]
    public async Task Of_sixteen_orchestrators_that_start_a_month_at_once_one_does_and_the_others_see_it_taken()
    {
        using var place = new StorePlace();
        await using var host = await BusHost.StartAsync(place.Store, bus => bus.AddOrchestrator());
        var start = new ScheduledStart(host.Service<IServiceScopeFactory>());
        var june = new ScheduledMonth(Month.Parse("2025-06"), DateTimeOffset.UnixEpoch);

        var started = await Task.WhenAll(
            Enumerable.Range(0, Writers).Select(_ => Task.Run(() => start.TryAsync("BTC-USD", june, Token)))
        );

        Assert.Single(started, did => did);
    }

    [Fact]
    public async Task Of_sixteen_that_promote_each_counts_once_and_the_last_is_the_champion()
    {
        for (var i = 0; i < Writers; i++)
        {
            var number = i;
            await DoAsync(_one, scope => scope.Registry.RegisterAsync(Model(number), Token));
        }

        var outcomes = await AtOnceAsync(
            async (scope, i) =>
            {
                await scope.Registry.PromoteAsync("BTC-USD", Model(i).Model, Guid.Empty, "better", Token);
                return true;
            }
        );

        Assert.All(outcomes, outcome => Assert.Null(outcome.Lost));
        Assert.Equal(
            Enumerable.Range(1, Writers).Select(n => $"{n}"),
            _place.Query("select data ->> 'number' from btc.mt_doc_promotion order by id")
        );
    }

    [Fact]
    public async Task A_message_that_one_process_is_sending_is_stepped_over_by_the_other()
    {
        await DoAsync(
            _one,
            scope =>
            {
                scope.Unit.Enqueue(Message(1));
                scope.Unit.Enqueue(Message(2));
                scope.Unit.Enqueue(Message(3) with { Due = DateTimeOffset.UtcNow.AddHours(1) });
                return Task.CompletedTask;
            }
        );
        var (first, second) = (_one.GetRequiredService<IOutboxStore>(), _other.GetRequiredService<IOutboxStore>());

        Guid given;
        await using (var mine = await first.ClaimDueAsync(1, Token))
        {
            await using var theirs = await second.ClaimDueAsync(10, Token); // not the delayed one either
            given = Assert.Single(theirs.Messages).MessageId;
            Assert.NotEqual(given, Assert.Single(mine.Messages).MessageId);
            await mine.SettleAsync(mine.Messages, [], Token);
        }

        await using var again = await first.ClaimDueAsync(10, Token);
        Assert.Equal(given, Assert.Single(again.Messages).MessageId); // what was not sent is there again
    }

    private static Guid IdOf(int number) => new(number + 1, 0, 0, new byte[8]);

    private static OutboxMessage Message(int number) =>
        new()
        {
            Due = DateTimeOffset.UnixEpoch,
            MessageId = IdOf(number),
            MessageType = "urn:message:x",
            Envelope = "{}",
            Body = "{}",
        };

    private static RegisteredModel Model(int number) =>
        new()
        {
            Symbol = "BTC-USD",
            Model = $"models/{number}.json",
            Algorithm = "ridge",
            CycleId = Guid.Empty,
            Month = "2025-06",
            Training = "t",
            Metrics = new Dictionary<string, double>(StringComparer.Ordinal),
            RegisteredAt = DateTimeOffset.UnixEpoch,
        };

    private static async Task DoAsync(IServiceProvider store, Func<StoreScope, Task> work)
    {
        await using var scope = new StoreScope(store);
        await work(scope);
        await scope.CommitAsync();
    }

    private async Task<(T Result, Exception? Lost)[]> AtOnceAsync<T>(Func<StoreScope, int, Task<T>> work) =>
        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(i =>
                    Task.Run(async () =>
                    {
                        await using var scope = new StoreScope(i % 2 == 0 ? _one : _other);
                        var result = await work(scope, i);
                        return (result, await Record.ExceptionAsync(scope.CommitAsync));
                    })
                )
        );

    private long Count(string table) => long.Parse(_place.Query($"select count(*)::text from btc.{table}")[0]);

    // A failed append leaves a tombstone, in a stream of its own.
    private long FactCount() =>
        long.Parse(_place.Query("select count(*)::text from btc.mt_events where type <> 'tombstone'")[0]);
}

using BtcEvents.BusTests.Operational;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.ServerTests.Operational;

/// <summary>Many copies of messages and facts at once: each is applied, kept and sent once, and none is lost.</summary>
public sealed class PostgresMessageRaceTests : IAsyncDisposable
{
    private readonly RivalStores _stores = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _stores.DisposeAsync();

    [Fact]
    public async Task Of_sixteen_copies_of_a_message_one_is_applied()
    {
        var fact = Facts.Of(Stage.Data, Facts.Cycle());
        var outcomes = await _stores.AtOnceAsync(
            (scope, i) =>
            {
                scope.Unit.MarkConsumed(StoreSamples.Id(1), Guid.Empty);
                // They meet in the stream before they meet in the inbox.
                scope.Unit.Record(new JournalEntry(fact, StoreSamples.Id(i), null));
                scope.Unit.Enqueue(StoreSamples.Message(i + 1));
                return Task.FromResult(true);
            }
        );

        Assert.Single(outcomes, outcome => outcome.Lost is null);
        Assert.Equal(RivalStores.Writers - 1, outcomes.Count(outcome => outcome.Lost is DuplicateMessageException));
        Assert.Equal(1, _stores.Count("mt_doc_outbox"));
        Assert.Equal(1, FactCount());
    }

    [Fact]
    public async Task Of_sixteen_that_record_the_same_fact_one_is_kept_and_no_message_is_lost()
    {
        var fact = Facts.Of(Stage.Data, Facts.Cycle());
        var outcomes = await _stores.AtOnceAsync(
            (scope, i) =>
            {
                scope.Unit.Record(new JournalEntry(fact, StoreSamples.Id(i), null));
                scope.Unit.Enqueue(StoreSamples.Message(i + 1));
                return Task.FromResult(true);
            }
        );

        Assert.All(outcomes, outcome => Assert.Null(outcome.Lost));
        Assert.Equal(1, FactCount());
        Assert.Equal(RivalStores.Writers, _stores.Count("mt_doc_outbox"));
    }

    [Fact]
    public async Task Sixteen_that_record_other_facts_of_one_new_cycle_lose_none()
    {
        var outcomes = await _stores.AtOnceAsync(
            (scope, i) =>
            {
                // Every failure is a fact of its own.
                var failed = Facts.Failed(Facts.Cycle(), Stage.Data, transient: true);
                scope.Unit.Record(new JournalEntry(failed, StoreSamples.Id(i + 1), null));
                return Task.FromResult(true);
            }
        );

        Assert.All(outcomes, outcome => Assert.Null(outcome.Lost));
        await using var scope = new StoreScope(_stores.One);
        Assert.Equal(RivalStores.Writers, (await scope.Journal.OfCycleAsync(Facts.Cycle().CycleId, Token)).Count);
    }

    [Fact]
    public async Task A_message_that_one_process_is_sending_is_stepped_over_by_the_other()
    {
        await StoreScope.DoAsync(
            _stores.One,
            scope =>
            {
                scope.Unit.Enqueue(StoreSamples.Message(1));
                scope.Unit.Enqueue(StoreSamples.Message(2));
                scope.Unit.Enqueue(StoreSamples.Message(3) with { Due = DateTimeOffset.UtcNow.AddHours(1) });
                return Task.CompletedTask;
            }
        );
        var (first, second) = (
            _stores.One.GetRequiredService<IOutboxStore>(),
            _stores.Other.GetRequiredService<IOutboxStore>()
        );

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

    // A failed append leaves a tombstone, in a stream of its own.
    private long FactCount() =>
        long.Parse(_stores.Place.Query("select count(*)::text from btc.mt_events where type <> 'tombstone'")[0]);
}

using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;

namespace BtcEvents.BusTests.Operational;

public sealed class OperationalSessionTests : IAsyncDisposable
{
    private readonly StoreFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Reading_and_adding_messages_hold_no_lock_before_the_commit()
    {
        await using var slow = _fixture.Session();
        await new FactJournal(slow).OfCycleAsync(Guid.Empty, StoreFixture.Token);
        slow.Add(Row());
        slow.MarkConsumed(Guid.Empty, Guid.Empty);

        // Would wait for the lock, and time out, if the other session held it.
        await using var quick = _fixture.Session();
        await new ModelRegistry(quick).SetPresentFeatureSetAsync("BTC-USD", "feature-sets/f1.json", Guid.Empty, StoreFixture.Token);
        await quick.CommitAsync(StoreFixture.Token).WaitAsync(TimeSpan.FromSeconds(5), StoreFixture.Token);

        await slow.CommitAsync(StoreFixture.Token);
        Assert.Single(await Outbox.DueAsync(quick, 10, StoreFixture.Token));
    }

    [Fact]
    public async Task Everything_of_a_session_is_kept_or_nothing()
    {
        var cycle = Facts.Cycle();
        await using (var lost = _fixture.Session())
        {
            await new OpenCycles(lost).ClaimAsync("BTC-USD", "2025-06", cycle.CycleId, StoreFixture.Token);
            await SagaStore.TryInsertAsync(lost, "Saga", cycle.CycleId, "{}", StoreFixture.Token);
            await new ModelRegistry(lost).SetPresentFeatureSetAsync("BTC-USD", "f", cycle.CycleId, StoreFixture.Token);
            lost.Add(Row());
            lost.Add(new JournalEntry(Facts.Of(Stage.Data, cycle), Guid.Empty, null));
        }

        await using var session = _fixture.Session();
        Assert.Null(await SagaStore.ReadAsync(session, "Saga", cycle.CycleId, StoreFixture.Token));
        Assert.Null(await new ModelRegistry(session).PresentFeatureSetAsync("BTC-USD", StoreFixture.Token));
        Assert.Empty(await new FactJournal(session).OfCycleAsync(cycle.CycleId, StoreFixture.Token));
        Assert.Empty(await Outbox.DueAsync(session, 10, StoreFixture.Token));
    }

    [Fact]
    public async Task A_message_consumed_by_another_copy_meanwhile_undoes_the_session()
    {
        await using var one = _fixture.Session();
        await using var other = _fixture.Session();
        one.MarkConsumed(new Guid(1, 0, 0, new byte[8]), Guid.Empty);
        other.MarkConsumed(new Guid(1, 0, 0, new byte[8]), Guid.Empty);
        other.Add(Row());

        await one.CommitAsync(StoreFixture.Token);
        await Assert.ThrowsAsync<DuplicateMessageException>(() => other.CommitAsync(StoreFixture.Token));

        Assert.Empty(await Outbox.DueAsync(one, 10, StoreFixture.Token));
    }

    [Fact]
    public async Task A_saga_changed_meanwhile_is_not_overwritten()
    {
        await using var session = _fixture.Session();
        await SagaStore.TryInsertAsync(session, "Saga", Guid.Empty, "{}", StoreFixture.Token);

        Assert.True(await SagaStore.TryUpdateAsync(session, "Saga", Guid.Empty, 1, "{\"a\":1}", StoreFixture.Token));
        Assert.False(await SagaStore.TryUpdateAsync(session, "Saga", Guid.Empty, 1, "{\"a\":2}", StoreFixture.Token));
        Assert.False(await SagaStore.TryInsertAsync(session, "Saga", Guid.Empty, "{}", StoreFixture.Token));

        var kept = await SagaStore.LoadAsync(session, "Saga", Guid.Empty, StoreFixture.Token);
        Assert.Equal(2, kept!.Version);
        Assert.Equal(1, JsonNode.Parse(kept.Doc)!["a"]!.GetValue<int>()); // a database may set blanks of its own
    }

    [Fact]
    public async Task Symbol_and_month_belong_to_one_cycle_until_it_gives_them_back()
    {
        await using var session = _fixture.Session();
        var claims = new OpenCycles(session);
        var (first, second) = (Facts.Cycle().CycleId, Facts.Cycle(attempt: 2).CycleId);

        Assert.Equal(first, await claims.ClaimAsync("BTC-USD", "2025-06", first, StoreFixture.Token));
        Assert.Equal(first, await claims.ClaimAsync("BTC-USD", "2025-06", second, StoreFixture.Token));
        await claims.ReleaseAsync("BTC-USD", "2025-06", second, StoreFixture.Token); // not its own: stays
        Assert.Equal(first, await claims.ClaimAsync("BTC-USD", "2025-06", second, StoreFixture.Token));
        await claims.ReleaseAsync("BTC-USD", "2025-06", first, StoreFixture.Token);
        Assert.Equal(second, await claims.ClaimAsync("BTC-USD", "2025-06", second, StoreFixture.Token));
    }

    private static OutboxRow Row() => new()
    {
        Due = DateTimeOffset.UnixEpoch, MessageId = Guid.Empty, MessageType = "urn:message:x", Envelope = "{}", Body = "{}",
    };
}

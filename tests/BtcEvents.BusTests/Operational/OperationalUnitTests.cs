using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Storage.Operational;

namespace BtcEvents.BusTests.Operational;

public sealed class OperationalUnitTests : IAsyncDisposable
{
    private readonly StoreFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Reading_and_adding_messages_hold_no_lock_before_the_commit()
    {
        await using var slow = _fixture.Scope();
        await slow.Journal.OfCycleAsync(Guid.Empty, StoreFixture.Token);
        slow.Unit.Enqueue(Message(1));
        slow.Unit.MarkConsumed(Guid.Empty, Guid.Empty);

        // Would wait for the lock, and time out, if the other unit held it.
        await using var quick = _fixture.Scope();
        await quick.Registry.SetPresentFeatureSetAsync(
            "BTC-USD",
            "feature-sets/f1.json",
            Guid.Empty,
            StoreFixture.Token
        );
        await quick.CommitAsync().WaitAsync(Tape.Patience, StoreFixture.Token);

        await slow.CommitAsync();
        Assert.Single(await _fixture.DueAsync());
    }

    [Fact]
    public async Task Everything_of_a_unit_is_kept_or_nothing()
    {
        var cycle = Facts.Cycle();
        await using (var lost = _fixture.Scope())
        {
            await lost.Claims.ClaimAsync("BTC-USD", "2025-06", cycle.CycleId, StoreFixture.Token);
            await lost.Unit.AddSagaAsync("Saga", cycle.CycleId, "{}", StoreFixture.Token);
            await lost.Unit.ShowAsync(View(cycle), StoreFixture.Token);
            await lost.Registry.SetPresentFeatureSetAsync("BTC-USD", "f", cycle.CycleId, StoreFixture.Token);
            lost.Unit.Enqueue(Message(1));
            lost.Unit.Record(new JournalEntry(Facts.Of(Stage.Data, cycle), Guid.Empty, null));
        }

        await using var scope = _fixture.Scope();
        Assert.Null(await scope.Unit.ReadSagaAsync("Saga", cycle.CycleId, StoreFixture.Token));
        Assert.Null(await scope.Registry.PresentFeatureSetAsync("BTC-USD", StoreFixture.Token));
        Assert.Empty(await scope.Journal.OfCycleAsync(cycle.CycleId, StoreFixture.Token));
        Assert.Empty(await _fixture.Cycles.ListAsync(StoreFixture.Token));
        Assert.Empty(await _fixture.DueAsync());
    }

    [Fact]
    public async Task A_message_consumed_by_another_copy_meanwhile_undoes_the_unit()
    {
        await using var one = _fixture.Scope();
        await using var other = _fixture.Scope();
        one.Unit.MarkConsumed(new Guid(1, 0, 0, new byte[8]), Guid.Empty);
        other.Unit.MarkConsumed(new Guid(1, 0, 0, new byte[8]), Guid.Empty);
        other.Unit.Enqueue(Message(1));

        await one.CommitAsync();
        await Assert.ThrowsAsync<DuplicateMessageException>(other.CommitAsync);

        Assert.True(await other.Unit.HasConsumedAsync(new Guid(1, 0, 0, new byte[8]), Guid.Empty, StoreFixture.Token));
        Assert.Empty(await _fixture.DueAsync());
    }

    [Fact]
    public async Task A_saga_changed_meanwhile_is_not_overwritten()
    {
        await DoAsync(unit => unit.AddSagaAsync("Saga", Guid.Empty, "{}", StoreFixture.Token));

        await DoAsync(unit => unit.UpdateSagaAsync("Saga", Guid.Empty, 1, "{\"a\":1}", StoreFixture.Token));
        await LosesAsync(unit => unit.UpdateSagaAsync("Saga", Guid.Empty, 1, "{\"a\":2}", StoreFixture.Token));
        await LosesAsync(unit => unit.AddSagaAsync("Saga", Guid.Empty, "{}", StoreFixture.Token));
        await LosesAsync(unit => unit.RemoveSagaAsync("Saga", Guid.Empty, 1, StoreFixture.Token));

        await using var scope = _fixture.Scope();
        var kept = await scope.Unit.ReadSagaAsync("Saga", Guid.Empty, StoreFixture.Token);
        Assert.Equal(2, kept!.Version);
        Assert.Equal(1, JsonNode.Parse(kept.Doc)!["a"]!.GetValue<int>()); // a database may set blanks of its own
    }

    [Fact]
    public async Task A_saga_of_the_version_that_was_seen_is_removed()
    {
        await DoAsync(unit => unit.AddSagaAsync("Saga", Guid.Empty, "{}", StoreFixture.Token));
        await DoAsync(unit => unit.RemoveSagaAsync("Saga", Guid.Empty, 1, StoreFixture.Token));

        await using var scope = _fixture.Scope();
        Assert.Null(await scope.Unit.ReadSagaAsync("Saga", Guid.Empty, StoreFixture.Token));
    }

    [Fact]
    public async Task The_view_of_a_cycle_is_the_last_one_shown_and_the_latest_start_comes_first()
    {
        var (first, second) = (
            View(Facts.Cycle()),
            View(Facts.Cycle("2025-07")) with
            {
                StartedAt = DateTimeOffset.UnixEpoch.AddDays(1),
            }
        );
        await DoAsync(unit => unit.ShowAsync(first, StoreFixture.Token));
        await DoAsync(unit => unit.ShowAsync(second, StoreFixture.Token));
        await DoAsync(unit => unit.ShowAsync(first with { State = "Completed" }, StoreFixture.Token));

        Assert.Equivalent(
            new[] { second, first with { State = "Completed" } },
            await _fixture.Cycles.ListAsync(StoreFixture.Token),
            strict: true
        );
        Assert.Equal("Completed", (await _fixture.Cycles.FindAsync(first.Cycle.CycleId, StoreFixture.Token))!.State);
        Assert.Null(await _fixture.Cycles.FindAsync(Guid.NewGuid(), StoreFixture.Token));
    }

    [Fact]
    public async Task Symbol_and_month_belong_to_one_cycle_until_it_gives_them_back()
    {
        var (first, second) = (Facts.Cycle().CycleId, Facts.Cycle(attempt: 2).CycleId);
        await using (var scope = _fixture.Scope())
        {
            Assert.Equal(first, await scope.Claims.ClaimAsync("BTC-USD", "2025-06", first, StoreFixture.Token));
            Assert.Equal(first, await scope.Claims.ClaimAsync("BTC-USD", "2025-06", second, StoreFixture.Token));
            await scope.CommitAsync();
        }

        await using var later = _fixture.Scope();
        Assert.Equal(first, await later.Claims.ClaimAsync("BTC-USD", "2025-06", second, StoreFixture.Token));
        await later.Claims.ReleaseAsync("BTC-USD", "2025-06", second, StoreFixture.Token); // not its own: stays
        Assert.Equal(first, await later.Claims.ClaimAsync("BTC-USD", "2025-06", second, StoreFixture.Token));
        await later.Claims.ReleaseAsync("BTC-USD", "2025-06", first, StoreFixture.Token);
        await later.CommitAsync();
        Assert.Equal(second, await later.Claims.ClaimAsync("BTC-USD", "2025-06", second, StoreFixture.Token));
    }

    [Fact]
    public async Task A_claim_that_is_given_back_in_the_same_unit_was_never_there()
    {
        var (first, second) = (Facts.Cycle().CycleId, Facts.Cycle(attempt: 2).CycleId);
        await using (var scope = _fixture.Scope())
        {
            await scope.Claims.ClaimAsync("BTC-USD", "2025-06", first, StoreFixture.Token);
            await scope.Claims.ReleaseAsync("BTC-USD", "2025-06", first, StoreFixture.Token);
            await scope.CommitAsync();
        }

        await using var later = _fixture.Scope();
        Assert.Equal(second, await later.Claims.ClaimAsync("BTC-USD", "2025-06", second, StoreFixture.Token));
    }

    [Fact]
    public async Task A_month_is_started_by_the_schedule_once_and_for_ever()
    {
        foreach (var expected in new[] { true, false })
        {
            await using var scope = _fixture.Scope();
            Assert.Equal(
                expected,
                await scope.Starts.ClaimAsync("BTC-USD", "2025-06", DateTimeOffset.UnixEpoch, StoreFixture.Token)
            );
            await scope.CommitAsync();
        }
    }

    [Fact]
    public async Task A_message_put_in_again_replaces_itself()
    {
        await DoAsync(unit => Enqueue(unit, Message(1)));
        await DoAsync(unit => Enqueue(unit, Message(1) with { Body = "{\"later\":true}" }));

        Assert.Equal("{\"later\":true}", Assert.Single(await _fixture.DueAsync()).Body);
    }

    [Fact]
    public async Task Messages_are_settled_as_their_sending_ended()
    {
        await DoAsync(unit =>
        {
            unit.Enqueue(Message(1));
            unit.Enqueue(Message(2) with { Due = DateTimeOffset.UnixEpoch.AddSeconds(1) });
            return Enqueue(unit, Message(3) with { Due = DateTimeOffset.UtcNow.AddHours(1) });
        });
        await using (var claim = await _fixture.Outbox.ClaimDueAsync(10, StoreFixture.Token))
        {
            Assert.Equal([1, 2], claim.Messages.Select(NumberOf)); // the one due first before the other
            await claim.SettleAsync(
                [claim.Messages[0]],
                [new(claim.Messages[1], DateTimeOffset.UnixEpoch.AddDays(1))],
                StoreFixture.Token
            );
        }

        var left = Assert.Single(await _fixture.DueAsync());
        Assert.Equal((2, 1, DateTimeOffset.UnixEpoch.AddDays(1)), (NumberOf(left), left.Attempts, left.Due));
    }

    private static Task Enqueue(IOperationalUnit unit, OutboxMessage message)
    {
        unit.Enqueue(message);
        return Task.CompletedTask;
    }

    private static OutboxMessage Message(int number) =>
        new()
        {
            Due = DateTimeOffset.UnixEpoch,
            MessageId = new Guid(number, 0, 0, new byte[8]),
            MessageType = "urn:message:x",
            Envelope = "{}",
            Body = "{}",
        };

    private static int NumberOf(OutboxMessage message) => BitConverter.ToInt32(message.MessageId.ToByteArray());

    private static CycleView View(CycleContext cycle) =>
        new()
        {
            Cycle = cycle,
            State = "Running",
            Stage = Stage.Features,
            Try = 2,
            StartedAt = DateTimeOffset.UnixEpoch,
            RequestedBy = "a test",
            Stages =
            [
                new StageProgress
                {
                    Stage = Stage.Data,
                    StartedAt = DateTimeOffset.UnixEpoch,
                    Tries = 1,
                },
            ],
        };

    private async Task DoAsync(Func<IOperationalUnit, Task> work)
    {
        await using var scope = _fixture.Scope();
        await work(scope.Unit);
        await scope.CommitAsync();
    }

    // Some stores tell at once, others at the commit.
    private Task LosesAsync(Func<IOperationalUnit, Task> work) =>
        Assert.ThrowsAsync<StoreConflictException>(() => DoAsync(work));
}

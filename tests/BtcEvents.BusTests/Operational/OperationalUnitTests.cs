using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Storage.Operational;

namespace BtcEvents.BusTests.Operational;

/// <summary>A unit of work is kept as a whole or not at all, and overwrites nothing that it has not seen.</summary>
public sealed class OperationalUnitTests : IAsyncDisposable
{
    private readonly StoreFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Reading_and_adding_messages_hold_no_lock_before_the_commit()
    {
        await using var slow = _fixture.Scope();
        await slow.Journal.OfCycleAsync(Guid.Empty, StoreFixture.Token);
        slow.Unit.Enqueue(StoreSamples.Message(1));
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
            lost.Unit.Enqueue(StoreSamples.Message(1));
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
        one.Unit.MarkConsumed(StoreSamples.Id(1), Guid.Empty);
        other.Unit.MarkConsumed(StoreSamples.Id(1), Guid.Empty);
        other.Unit.Enqueue(StoreSamples.Message(1));

        await one.CommitAsync();
        await Assert.ThrowsAsync<DuplicateMessageException>(other.CommitAsync);

        Assert.True(await other.Unit.HasConsumedAsync(StoreSamples.Id(1), Guid.Empty, StoreFixture.Token));
        Assert.Empty(await _fixture.DueAsync());
    }

    [Fact]
    public async Task Of_several_messages_one_that_another_copy_has_consumed_undoes_the_unit()
    {
        await using var one = _fixture.Scope();
        await using var other = _fixture.Scope();
        foreach (var message in (int[])[1, 2])
        {
            one.Unit.MarkConsumed(StoreSamples.Id(message), Guid.Empty);
            one.Unit.MarkConsumed(StoreSamples.Id(message), Guid.Empty); // once more is no harm
            other.Unit.MarkConsumed(StoreSamples.Id(message + 1), Guid.Empty);
        }

        await one.CommitAsync();
        await Assert.ThrowsAsync<DuplicateMessageException>(other.CommitAsync);

        await using var third = _fixture.Scope();
        foreach (var (message, consumed) in ((int, bool)[])[(1, true), (2, true), (3, false)])
        {
            Assert.Equal(
                consumed,
                await third.Unit.HasConsumedAsync(StoreSamples.Id(message), Guid.Empty, StoreFixture.Token)
            );
        }
    }

    [Fact]
    public async Task A_saga_changed_meanwhile_is_not_overwritten()
    {
        await _fixture.DoAsync(scope => scope.Unit.AddSagaAsync("Saga", Guid.Empty, "{}", StoreFixture.Token));

        await _fixture.DoAsync(scope =>
            scope.Unit.UpdateSagaAsync("Saga", Guid.Empty, 1, "{\"a\":1}", StoreFixture.Token)
        );
        await LosesAsync(scope => scope.Unit.UpdateSagaAsync("Saga", Guid.Empty, 1, "{\"a\":2}", StoreFixture.Token));
        await LosesAsync(scope => scope.Unit.AddSagaAsync("Saga", Guid.Empty, "{}", StoreFixture.Token));
        await LosesAsync(scope => scope.Unit.RemoveSagaAsync("Saga", Guid.Empty, 1, StoreFixture.Token));

        await using var scope = _fixture.Scope();
        var kept = await scope.Unit.ReadSagaAsync("Saga", Guid.Empty, StoreFixture.Token);
        Assert.Equal(2, kept!.Version);
        Assert.Equal(1, JsonNode.Parse(kept.Doc)!["a"]!.GetValue<int>()); // a database may set blanks of its own
    }

    [Fact]
    public async Task A_saga_of_the_version_that_was_seen_is_removed()
    {
        await _fixture.DoAsync(scope => scope.Unit.AddSagaAsync("Saga", Guid.Empty, "{}", StoreFixture.Token));
        await _fixture.DoAsync(scope => scope.Unit.RemoveSagaAsync("Saga", Guid.Empty, 1, StoreFixture.Token));

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
        await _fixture.DoAsync(scope => scope.Unit.ShowAsync(first, StoreFixture.Token));
        await _fixture.DoAsync(scope => scope.Unit.ShowAsync(second, StoreFixture.Token));
        await _fixture.DoAsync(scope => scope.Unit.ShowAsync(first with { State = "Completed" }, StoreFixture.Token));

        Assert.Equivalent(
            new[] { second, first with { State = "Completed" } },
            await _fixture.Cycles.ListAsync(StoreFixture.Token),
            strict: true
        );
        Assert.Equal("Completed", (await _fixture.Cycles.FindAsync(first.Cycle.CycleId, StoreFixture.Token))!.State);
        Assert.Null(await _fixture.Cycles.FindAsync(Guid.NewGuid(), StoreFixture.Token));
        Assert.Equal(
            [("Completed", 1), ("Running", 1)],
            (await _fixture.Cycles.CountAsync(StoreFixture.Token)).Select(one => (one.Key, one.Value)).Order()
        );
    }

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

    // Some stores tell at once, others at the commit.
    private Task LosesAsync(Func<StoreScope, Task> work) =>
        Assert.ThrowsAsync<StoreConflictException>(() => _fixture.DoAsync(work));
}

using BtcEvents.Storage.Operational;

namespace BtcEvents.BusTests.Operational;

/// <summary>What waits in the outbox: each message once, until its sending has ended.</summary>
public sealed class OutboxStoreTests : IAsyncDisposable
{
    private readonly StoreFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_message_put_in_again_replaces_itself()
    {
        await EnqueueAsync(StoreSamples.Message(1));
        await EnqueueAsync(StoreSamples.Message(1) with { Body = "{\"later\":true}" });

        Assert.Equal("{\"later\":true}", Assert.Single(await _fixture.DueAsync()).Body);
    }

    [Fact]
    public async Task Messages_are_settled_as_their_sending_ended()
    {
        await EnqueueAsync(
            StoreSamples.Message(1),
            StoreSamples.Message(2) with
            {
                Due = DateTimeOffset.UnixEpoch.AddSeconds(1),
            },
            StoreSamples.Message(3) with
            {
                Due = DateTimeOffset.UtcNow.AddHours(1),
            }
        );
        await using (var claim = await _fixture.Outbox.ClaimDueAsync(10, StoreFixture.Token))
        {
            Assert.Equal([1, 2], claim.Messages.Select(StoreSamples.NumberOf)); // the one due first before the other
            await claim.SettleAsync(
                [claim.Messages[0]],
                [new(claim.Messages[1], DateTimeOffset.UnixEpoch.AddDays(1))],
                StoreFixture.Token
            );
        }

        var left = Assert.Single(await _fixture.DueAsync());
        Assert.Equal(
            (2, 1, DateTimeOffset.UnixEpoch.AddDays(1)),
            (StoreSamples.NumberOf(left), left.Attempts, left.Due)
        );
    }

    [Fact]
    public async Task The_backlog_is_what_is_due_and_how_long_the_first_of_it_waits()
    {
        Assert.Equal(new OutboxBacklog(0, TimeSpan.Zero), await _fixture.Outbox.BacklogAsync(StoreFixture.Token));
        var due = DateTimeOffset.UtcNow.AddHours(-1);
        await EnqueueAsync(
            StoreSamples.Message(1) with
            {
                Due = due.AddMinutes(5),
            },
            StoreSamples.Message(2) with
            {
                Due = due,
            },
            StoreSamples.Message(3) with
            {
                Due = due.AddDays(1),
            }
        );

        var backlog = await _fixture.Outbox.BacklogAsync(StoreFixture.Token);

        Assert.Equal(2, backlog.Messages);
        Assert.InRange(backlog.Oldest, TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1), TimeSpan.FromHours(2));
    }

    private Task EnqueueAsync(params OutboxMessage[] messages) =>
        _fixture.DoAsync(scope =>
        {
            Array.ForEach(messages, scope.Unit.Enqueue);
            return Task.CompletedTask;
        });
}

using BtcEvents.BusTests.Orchestrator;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Messaging;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.RabbitMq;

/// <summary>
/// A message whose consumer dies of it each time, on a real broker. tests/BtcEvents.ContainerTests does the same with
/// RabbitMQ 4.
/// </summary>
public sealed class DeliveryLimitTests(Servers servers)
{
    private const string Queue = "start-monthly-cycle";
    private const string Start = """{ "month": "2025-06" }""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_refused_thirty_times_is_found_and_sent_again_from_queues_that_were_there_before()
    {
        using var place = new StorePlace();
        await using var broker = await Broker.CreateAsync(servers, "delivery-limit");
        await using (await broker.HostAsync(place))
        {
            // Declares the queues as a version does that knows no limit.
        }

        await new DeliveryLimit(broker.Options).SetAsync(Cancellation);
        await new DeliveryLimit(broker.Options).SetAsync(Cancellation);
        await broker.PublishAsync(Queue, Start, messageId: "0197b6a0-0000-8000-8000-000000000001");
        await broker.Queues.RefuseAsync(Queue, times: 30);

        await broker.Queues.MessagesAsync("dead-letters", 1);
        var letters = new DeadLetters(broker.Options);
        for (var look = 0; look < 2 * DeliveryLimit.Returns; look++) // more often than a message may come back
        {
            var letter = Assert.Single(await letters.ListAsync(null, Cancellation));
            Assert.Equal(
                ("dead-letters", Queue, "0197b6a0-0000-8000-8000-000000000001", "2025-06"),
                (letter.Queue, letter.Source, letter.MessageId, letter.Month)
            );
            Assert.Contains("never acknowledged", letter.Reason, StringComparison.Ordinal);
            Assert.InRange(DateTimeOffset.UtcNow - letter.At!.Value, TimeSpan.FromSeconds(-2), TimeSpan.FromHours(1));
        }

        // By hand, so that nobody knows where it belongs; it must not stand in the others' way.
        await broker.PublishAsync("dead-letters", "stray");
        var told = await Assert.ThrowsAsync<BadInputException>(() => letters.RedriveAsync(new(), Cancellation));
        Assert.StartsWith("1 sent again; the others stay", told.Message, StringComparison.Ordinal);
        await using var host = await broker.HostAsync(place);
        await host.Tape.FindAsync<CycleCompleted>(done => done.Cycle.Month == "2025-06");
        Assert.Equal("", Assert.Single(await letters.ListAsync(null, Cancellation)).Source);
    }

    [Fact]
    public async Task A_message_that_comes_back_up_to_the_limit_is_still_delivered()
    {
        using var place = new StorePlace();
        await using var broker = await Broker.CreateAsync(servers, "within-limit");
        await new DeliveryLimit(broker.Options).SetAsync(Cancellation);
        await using (await broker.HostAsync(place))
        {
            // Declares the queues, under the policy that is there.
        }

        await broker.PublishAsync(Queue, Start);
        await broker.Queues.RefuseAsync(Queue, times: DeliveryLimit.Returns);

        await using var host = await broker.HostAsync(place);
        await host.Tape.FindAsync<CycleCompleted>(done => done.Cycle.Month == "2025-06");
        Assert.Empty(await new DeadLetters(broker.Options).ListAsync(null, Cancellation));
    }

    [Theory]
    [InlineData("no-policies", ".*", "the tag 'policymaker' or 'administrator'")]
    [InlineData("no-queues", "^$", "dead-letters")]
    public async Task A_user_who_may_set_no_policy_or_declare_nothing_is_told_so(
        string name,
        string configure,
        string sentence
    )
    {
        await using var broker = await Broker.CreateAsync(servers, name);
        var user = await broker.UserAsync(configure, write: ".*", read: ".*");

        var told = await Assert.ThrowsAsync<ServerRefusedException>(() =>
            new DeliveryLimit(user).SetAsync(Cancellation)
        );

        Assert.Contains(sentence, told.Message, StringComparison.Ordinal);
    }
}

using BtcEvents.Messaging;
using MassTransit;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace BtcEvents.BusTests.Messaging;

/// <summary>
/// Which failures leave the consumer under another name; see the third ring for what hangs without it.
/// </summary>
public sealed class LostChannelObserverTests
{
    [Fact]
    public async Task An_interrupted_acknowledgement_leaves_under_another_name_and_says_what_happens_to_the_message()
    {
        var interrupted = new OperationInterruptedException(new ShutdownEventArgs(ShutdownInitiator.Peer, 491, "gone"));

        var failure = await Assert.ThrowsAsync<TransportUnavailableException>(() =>
            new LostChannelObserver().ReceiveFault(null!, interrupted)
        );

        Assert.Same(interrupted, failure.InnerException);
        Assert.Contains("delivers it again", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_other_failure_stays_as_it_is() =>
        Assert.Null(
            await Record.ExceptionAsync(() =>
                new LostChannelObserver().ReceiveFault(null!, new InvalidDataException("bad"))
            )
        );
}

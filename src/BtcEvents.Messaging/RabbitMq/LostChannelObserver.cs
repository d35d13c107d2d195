using MassTransit;
using RabbitMQ.Client.Exceptions;

namespace BtcEvents.Messaging;

/// <summary>
/// Keeps a message whose channel was lost meanwhile from ending the whole connection for good. MassTransit 8.4 answered
/// an interrupted acknowledgement by closing the channel from within its consumer, and RabbitMQ.Client lets such a
/// close wait for all consumers to return, the calling one among them. Under another name the failure is only logged,
/// the channel ends by itself, and the broker delivers the message again.
/// </summary>
/// <remarks>
/// MassTransit 8.5 closes nothing there any more; this can go once the broker's loss is survived without it, see ADR
/// 14.
/// </remarks>
internal sealed class LostChannelObserver : IReceiveObserver
{
    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception) =>
        exception is OperationInterruptedException
            ? Task.FromException(
                new TransportUnavailableException(
                    "The channel was lost before the message was acknowledged; the broker delivers it again",
                    exception
                )
            )
            : Task.CompletedTask;
}

using MassTransit;

namespace BtcEvents.Messaging;

/// <summary>Refuses a message whose body is larger than any of ours can be, before anything parses it.</summary>
internal sealed class BodyLimitFilter(int maxBytes) : IFilter<ReceiveContext>
{
    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) =>
        context.Body.Length is { } length && length > maxBytes
            ? ErrorQueue.MoveAsync(
                context,
                new UnreadableMessageException(
                    $"the message has {length:N0} bytes, and at most {maxBytes:N0} are taken: messages carry "
                        + $"references, not data"
                )
            )
            : next.Send(context);

    public void Probe(ProbeContext context) => context.CreateFilterScope("bodyLimit").Add("maxBytes", maxBytes);
}

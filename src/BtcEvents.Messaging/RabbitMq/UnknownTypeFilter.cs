using MassTransit;

namespace BtcEvents.Messaging;

/// <summary>
/// A message of a type that nobody here consumes is an error with a reason, in the same queue as every other.
/// </summary>
internal sealed class UnknownTypeFilter : IFilter<ReceiveContext>
{
    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) =>
        ErrorQueue.MoveAsync(
            context,
            new UnreadableMessageException(
                $"no consumer on {context.InputAddress.Segments[^1]} takes a message of this type; its messageType "
                    + $"says which it is"
            )
        );

    public void Probe(ProbeContext context) => context.CreateFilterScope("unknownType");
}

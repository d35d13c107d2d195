using MassTransit;

namespace BtcEvents.Messaging;

/// <summary>
/// On the way to the error queue: a message without a clock could not be read, and so was no hop; it is counted here.
/// </summary>
internal sealed class UnreadFilter : IFilter<ExceptionReceiveContext>
{
    /// <summary>Counts the message unless it had a clock.</summary>
    public static void Count(ReceiveContext context)
    {
        if (HopClock.Of(context) is null)
        {
            BtcEventsTelemetry.MessageRefused(context.InputAddress.Segments[^1]);
        }
    }

    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        Count(context);
        return next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("unread");
}

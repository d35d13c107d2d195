using MassTransit;
using MassTransit.Middleware.Rescue;
using MassTransit.Transports;

namespace BtcEvents.Messaging;

/// <summary>
/// Moves a message to its endpoint's error queue with the reason, from filters that lie outside the bus's own handling
/// of failures: an exception thrown there would put the message back, again and again.
/// </summary>
internal static class ErrorQueue
{
    /// <exception cref="TransportException">The transport has no error queue.</exception>
    public static async Task MoveAsync(ReceiveContext context, Exception reason)
    {
        if (!context.TryGetPayload(out IErrorTransport? errors) || errors is null)
        {
            throw new TransportException(context.InputAddress, "the endpoint has no error queue", reason);
        }

        await errors.Send(new RescueExceptionReceiveContext(context, reason));
        UnreadFilter.Count(context);
    }
}

using BtcEvents.Benchmarks.Bus;
using RabbitMQ.Client;

namespace BtcEvents.Benchmarks.Servers;

/// <summary>
/// A channel whose sends return once the broker has confirmed them, and the queues of all benchmarks.
/// </summary>
internal static class ConfirmedChannel
{
    public static Task<IChannel> OpenAsync(IConnection connection) =>
        connection.CreateChannelAsync(
            new(
                publisherConfirmationsEnabled: true,
                publisherConfirmationTrackingEnabled: true,
                new ThrottlingRateLimiter(4 * Window.Size)
            )
        ); // it delays from half its size on, so it must be well above the window

    /// <summary>Declares a durable quorum queue.</summary>
    public static Task QuorumQueueAsync(this IChannel channel, string queue) =>
        channel.QueueDeclareAsync(
            queue,
            durable: true,
            exclusive: false,
            autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }
        );
}

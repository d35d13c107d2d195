using BtcEvents.Failures;

namespace BtcEvents.Messaging;

/// <summary>
/// The queues of the channels by which people are told of alerts: one each, <c>alert-channel-NAME</c>.
/// </summary>
public static class AlertChannelQueues
{
    private const string Prefix = "alert-channel-";

    /// <summary>The queue of a channel.</summary>
    public static string Of(string channel) => Prefix + channel;

    /// <summary>The channels that have a queue on the broker, whether anybody serves it or not.</summary>
    /// <exception cref="ServerException">Its management interface is away, or refuses the user.</exception>
    public static async Task<IReadOnlyList<string>> ChannelsAsync(
        RabbitMqOptions options,
        CancellationToken cancellationToken
    ) => [.. (await BrokerQueues.NamesAsync(options, cancellationToken)).Select(ChannelOf).OfType<string>()];

    /// <summary>The channel of a queue; null where it is the queue of none.</summary>
    public static string? ChannelOf(string queue) =>
        queue.StartsWith(Prefix, StringComparison.Ordinal) && !DeadLetterQueues.IsOne(queue)
            ? queue[Prefix.Length..]
            : null;
}

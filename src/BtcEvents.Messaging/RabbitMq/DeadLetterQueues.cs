using RabbitMQ.Client;

namespace BtcEvents.Messaging;

/// <summary>
/// Where dead letters lie: beside each queue those that its consumer gave up, and in one queue for all those that the
/// broker gave up, see <see cref="DeliveryLimit"/>.
/// </summary>
internal static class DeadLetterQueues
{
    /// <summary>The queue of those that the broker gave up, and the exchange that leads to it.</summary>
    public const string OfBroker = "dead-letters";

    private const string Names = $"({OfBroker}|.*_(error|skipped))$";

    /// <summary>A regular expression of the names of all such queues, as a policy takes it.</summary>
    public const string Pattern = $"^{Names}";

    /// <summary>The same for all other queues.</summary>
    public const string OtherPattern = $"^(?!{Names})";

    private static readonly string[] Endings = ["_error", "_skipped"];

    /// <summary>Whether a queue holds dead letters.</summary>
    public static bool IsOne(string queue) =>
        queue == OfBroker || Endings.Any(ending => queue.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>The queue from which a dead letter comes.</summary>
    /// <param name="queue">The one that holds it.</param>
    /// <param name="properties">What came with it.</param>
    public static string SourceOf(string queue, IReadOnlyBasicProperties properties) =>
        queue == OfBroker ? DeadLetterHeaders.BrokersSource(properties) : queue[..queue.LastIndexOf('_')];
}

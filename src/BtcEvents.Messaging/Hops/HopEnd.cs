using BtcEvents.Contracts;

namespace BtcEvents.Messaging;

/// <summary>A message that an endpoint is done with; the times are UTC.</summary>
/// <param name="Endpoint">Name of the queue.</param>
/// <param name="MessageType">Name of the contract.</param>
/// <param name="SentAt">When it was put into the outbox; null where it does not say.</param>
/// <param name="ReceivedAt">When this process took it from the broker.</param>
/// <param name="StartedAt">When its first try began; null where there was none, as outside the cycle's plan.</param>
/// <param name="EndedAt">When its work was committed, or had failed for good.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="Outcome"><c>completed</c> or <c>failed</c>.</param>
/// <param name="Told">The fact that its consumer published, the last if there were several; null where none.</param>
internal sealed record HopEnd(
    string Endpoint,
    string MessageType,
    DateTimeOffset? SentAt,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset EndedAt,
    int Tries,
    string Outcome,
    ICycleFact? Told
)
{
    public const string Completed = "completed";
    public const string Failed = "failed";
}

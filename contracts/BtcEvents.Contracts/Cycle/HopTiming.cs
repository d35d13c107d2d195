namespace BtcEvents.Contracts;

/// <summary>
/// How the message that caused a fact was worked off, from when it was sent to the work's beginning; the work's end is
/// the fact's <see cref="ICycleFact.OccurredAt"/>. All times are UTC, by the clock of the process that took them: the
/// first by the sender's, the others by the consumer's.
/// </summary>
public sealed record HopTiming
{
    /// <summary>Name of the queue whose consumer published the fact, for example <c>trainer</c>.</summary>
    public required string Consumer { get; init; }

    /// <summary>
    /// When the causing message was sent, that is put into the outbox; null where it does not say, as one that a person
    /// typed.
    /// </summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When the consumer's process took it from the broker.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it had its turn and its first try began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Tries in this process, the one that led to the fact included: 1 where the first worked.</summary>
    public required int Tries { get; init; }
}

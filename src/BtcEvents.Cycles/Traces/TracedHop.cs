using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Cycles;

/// <summary>
/// A fact, and how the message that caused it came to it. Spans are null where the fact does not say, and never
/// negative: clocks of two machines may differ by more than a message is under way.
/// </summary>
/// <param name="Fact">The fact.</param>
/// <param name="Earlier">Whether it is of an earlier cycle of the month and was only told again under this one.</param>
public sealed record TracedHop(RecordedFact Fact, bool Earlier)
{
    /// <summary>Who published it; null where it does not say.</summary>
    public string? Consumer => Timing?.Consumer;

    /// <summary>When the causing message was sent; where it does not say, when it was received.</summary>
    public DateTimeOffset? SentAt => Timing?.SentAt ?? Timing?.ReceivedAt;

    /// <summary>When the consumer's process took it from the broker.</summary>
    public DateTimeOffset? ReceivedAt => Timing?.ReceivedAt;

    /// <summary>When it had its turn and its first try began.</summary>
    public DateTimeOffset? StartedAt => Timing?.StartedAt;

    /// <summary>When the work ended.</summary>
    public DateTimeOffset EndedAt => Fact.Body.OccurredAt;

    /// <summary>The first that is known of it.</summary>
    public DateTimeOffset BeganAt => SentAt is { } sent && sent < EndedAt ? sent : EndedAt;

    /// <summary>On its way: in the outbox and with the broker.</summary>
    public TimeSpan? Travel => Between(SentAt, ReceivedAt);

    /// <summary>In the consumer's process, before its turn.</summary>
    public TimeSpan? Turn => Between(ReceivedAt, StartedAt);

    /// <summary>From sent to started.</summary>
    public TimeSpan? Wait => Between(SentAt, StartedAt);

    /// <summary>From started to the fact; pauses between tries are part of it.</summary>
    public TimeSpan? Work => Between(StartedAt, EndedAt);

    /// <summary>How often it was tried; null where it does not say.</summary>
    public int? Tries => Timing?.Tries;

    /// <summary>How many of the tries failed: all where the stage gave up, else all but the last.</summary>
    public int? FailedTries => Tries - (Fact.Body is StageFailed ? 0 : 1);

    /// <summary>Whether the fact is that something failed.</summary>
    public bool Failed => Fact.Body is StageFailed or CycleFailed;

    /// <summary>Whether there are times to draw; an earlier fact's are of another cycle.</summary>
    public bool Timed => !Earlier && Timing is not null;

    private HopTiming? Timing => Fact.Body.Hop;

    private static TimeSpan? Between(DateTimeOffset? from, DateTimeOffset? to) =>
        to - from is { } span ? (span > TimeSpan.Zero ? span : TimeSpan.Zero) : null;
}

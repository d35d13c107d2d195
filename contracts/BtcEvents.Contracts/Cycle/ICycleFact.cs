namespace BtcEvents.Contracts;

/// <summary>Something that happened in a cycle. Facts are kept in the journal, each once.</summary>
public interface ICycleFact : ICycleMessage
{
    /// <summary>When it happened (UTC), by the publisher's clock.</summary>
    DateTimeOffset OccurredAt { get; }

    /// <summary>
    /// How the message that caused it was worked off; null where no consumer published it, and in facts of before this
    /// was noted. A fact that is told again keeps what it had.
    /// </summary>
    HopTiming? Hop { get; }
}

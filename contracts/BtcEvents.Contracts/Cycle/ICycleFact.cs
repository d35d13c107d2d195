namespace BtcEvents.Contracts;

/// <summary>Something that happened in a cycle. Facts are kept in the journal, each once.</summary>
public interface ICycleFact : ICycleMessage
{
    /// <summary>When it happened (UTC), by the publisher's clock.</summary>
    DateTimeOffset OccurredAt { get; }
}

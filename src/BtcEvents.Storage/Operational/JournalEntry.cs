using BtcEvents.Contracts;

namespace BtcEvents.Storage.Operational;

/// <summary>A fact on its way into the journal.</summary>
/// <param name="Fact">What happened.</param>
/// <param name="MessageId">The message that announces it.</param>
/// <param name="Causation">The message whose consumer published it, where there is one.</param>
public sealed record JournalEntry(ICycleFact Fact, Guid MessageId, Guid? Causation);

using BtcEvents.Contracts;

namespace BtcEvents.Storage.Operational;

/// <summary>A fact as the journal keeps it.</summary>
public sealed record RecordedFact
{
    /// <summary>Order of recording over all cycles.</summary>
    public required long Seq { get; init; }

    /// <summary>Name of the fact's type, for example <c>DataUpdated</c>.</summary>
    public required string Fact { get; init; }

    /// <summary>The message that announced it.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>The message whose consumer published it; null where nobody's message led to it.</summary>
    public Guid? Causation { get; init; }

    /// <summary>When it was written (UTC).</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The fact itself.</summary>
    public required ICycleFact Body { get; init; }
}

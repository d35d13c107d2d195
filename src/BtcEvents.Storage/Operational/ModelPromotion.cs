namespace BtcEvents.Storage.Operational;

/// <summary>A model became the champion of its symbol.</summary>
public sealed record ModelPromotion
{
    /// <summary>What it forecasts.</summary>
    public required string Symbol { get; init; }

    /// <summary>Artefact reference of the model.</summary>
    public required string Model { get; init; }

    /// <summary>The cycle that promoted it.</summary>
    public required Guid CycleId { get; init; }

    /// <summary>Why; one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>Since when it forecasts (UTC).</summary>
    public required DateTimeOffset PromotedAt { get; init; }
}

namespace BtcEvents.Storage.Operational;

/// <summary>A trained model as the registry knows it.</summary>
public sealed record RegisteredModel
{
    /// <summary>What it forecasts.</summary>
    public required string Symbol { get; init; }

    /// <summary>Artefact reference of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Its algorithm, for example <c>ridge</c>.</summary>
    public required string Algorithm { get; init; }

    /// <summary>The cycle that trained it.</summary>
    public required Guid CycleId { get; init; }

    /// <summary>Forecast month of that cycle, <c>yyyy-MM</c>.</summary>
    public required string Month { get; init; }

    /// <summary>Artefact reference of the training record.</summary>
    public required string Training { get; init; }

    /// <summary>Figures by name, for example <c>rmse</c> out of sample in percentage points.</summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>When it was registered (UTC).</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>
    /// Why it was promoted, or was not, when it was trained; one sentence. Null for models registered before this was
    /// kept.
    /// </summary>
    public string? PromotionReason { get; init; }
}

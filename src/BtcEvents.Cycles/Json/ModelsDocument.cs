using BtcEvents.Storage.Operational;

namespace BtcEvents.Cycles;

/// <summary>The registry, for scripts.</summary>
public sealed record ModelsDocument
{
    /// <summary>The models, the newest month first.</summary>
    public required IReadOnlyList<ModelDocument> Models { get; init; }

    /// <summary>
    /// Which model took over when, and why, of the symbols that were asked for, the newest first: the first one of a
    /// symbol names its champion.
    /// </summary>
    public required IReadOnlyList<ModelPromotion> Promotions { get; init; }

    /// <summary>Some models of a history, with every promotion of it.</summary>
    public static ModelsDocument Of(ModelHistory history, IReadOnlyList<RegisteredModel> models) =>
        new()
        {
            Models =
            [
                .. models.Select(model => new ModelDocument
                {
                    Symbol = model.Symbol,
                    Model = model.Model,
                    Algorithm = model.Algorithm,
                    IsChampion = history.IsChampion(model),
                    PromotionReason = history.ReasonOf(model),
                    CycleId = model.CycleId,
                    Month = model.Month,
                    Training = model.Training,
                    Rmse = Metric(model, "rmse"),
                    Mae = Metric(model, "mae"),
                    RegisteredAt = model.RegisteredAt,
                }),
            ],
            Promotions = history.Promotions,
        };

    private static double? Metric(RegisteredModel model, string name) =>
        model.Metrics.TryGetValue(name, out var value) ? value : null;
}

/// <summary>One model of the registry.</summary>
public sealed record ModelDocument
{
    /// <summary>What it forecasts.</summary>
    public required string Symbol { get; init; }

    /// <summary>Artefact reference of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Its algorithm, for example <c>ridge</c>.</summary>
    public required string Algorithm { get; init; }

    /// <summary>Whether it forecasts its symbol now.</summary>
    public required bool IsChampion { get; init; }

    /// <summary>Why it was promoted last, or was not when it was trained; null for models of before this was
    /// kept.</summary>
    public required string? PromotionReason { get; init; }

    /// <summary>The cycle that trained it.</summary>
    public required Guid CycleId { get; init; }

    /// <summary>Forecast month of that cycle, <c>yyyy-MM</c>.</summary>
    public required string Month { get; init; }

    /// <summary>Artefact reference of the training record.</summary>
    public required string Training { get; init; }

    /// <summary>Root mean squared error out of sample, in percentage points.</summary>
    public required double? Rmse { get; init; }

    /// <summary>Mean absolute error out of sample, in percentage points.</summary>
    public required double? Mae { get; init; }

    /// <summary>When it was registered (UTC).</summary>
    public required DateTimeOffset RegisteredAt { get; init; }
}

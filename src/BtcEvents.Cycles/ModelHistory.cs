using BtcEvents.Storage.Operational;

namespace BtcEvents.Cycles;

/// <summary>The registry as people look at it.</summary>
/// <param name="Models">Every model, the newest month first.</param>
/// <param name="Promotions">Every promotion, the newest first.</param>
public sealed record ModelHistory(IReadOnlyList<RegisteredModel> Models, IReadOnlyList<ModelPromotion> Promotions)
{
    /// <summary>Reads the models of a symbol, or of all symbols where it is null.</summary>
    public static async Task<ModelHistory> ReadAsync(
        IModelRegistry registry,
        string? symbol,
        CancellationToken cancellationToken
    )
    {
        var models = await registry.ListAsync(symbol, cancellationToken);
        var promotions = await registry.PromotionsAsync(symbol, cancellationToken);
        return new(
            [
                .. models
                    .OrderByDescending(model => model.Month, StringComparer.Ordinal)
                    .ThenBy(model => model.Symbol, StringComparer.Ordinal)
                    .ThenByDescending(model => model.RegisteredAt),
            ],
            [.. promotions.Reverse()]
        );
    }

    /// <summary>The promotion that made the champion of a symbol; null before the first one.</summary>
    public ModelPromotion? Reign(string symbol) => Promotions.FirstOrDefault(promotion => promotion.Symbol == symbol);

    /// <summary>Whether a model forecasts its symbol now.</summary>
    public bool IsChampion(RegisteredModel model) => Reign(model.Symbol)?.Model == model.Model;

    /// <summary>When a model took over, the newest first; empty for one that never did.</summary>
    public IReadOnlyList<ModelPromotion> Of(RegisteredModel model) =>
        [.. Promotions.Where(promotion => promotion.Symbol == model.Symbol && promotion.Model == model.Model)];

    /// <summary>Why it was promoted last, or was not when it was trained first; null where that was not kept.</summary>
    public string? ReasonOf(RegisteredModel model) => Of(model) is [var last, ..] ? last.Reason : model.PromotionReason;
}

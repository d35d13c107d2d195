namespace BtcEvents.Storage.Operational;

/// <summary>
/// Which models exist, which one forecasts, and which features are in use. Writes join the message that is being
/// consumed: they stand or fall with what its consumer publishes.
/// </summary>
public interface IModelRegistry
{
    /// <summary>Adds a model; the same model of the same symbol again is harmless.</summary>
    Task RegisterAsync(RegisteredModel model, CancellationToken cancellationToken);

    /// <summary>Makes a registered model the champion of its symbol; the present champion again is harmless.</summary>
    /// <exception cref="ArgumentException">The model is not registered for the symbol.</exception>
    Task PromoteAsync(string symbol, string model, Guid cycleId, string reason, CancellationToken cancellationToken);

    /// <summary>The model that forecasts, or null before the first promotion.</summary>
    Task<RegisteredModel?> ChampionAsync(string symbol, CancellationToken cancellationToken);

    /// <summary>One model by its artefact reference, or null.</summary>
    Task<RegisteredModel?> FindAsync(string symbol, string model, CancellationToken cancellationToken);

    /// <summary>Every model of the symbol, or of all symbols where it is null, oldest first.</summary>
    Task<IReadOnlyList<RegisteredModel>> ListAsync(string? symbol, CancellationToken cancellationToken);

    /// <summary>
    /// Every promotion of the symbol, or of all symbols where it is null, oldest first: the last one of a symbol names
    /// its champion.
    /// </summary>
    Task<IReadOnlyList<ModelPromotion>> PromotionsAsync(string? symbol, CancellationToken cancellationToken);

    /// <summary>Artefact reference of the feature set in use, or null before the first selection.</summary>
    Task<string?> PresentFeatureSetAsync(string symbol, CancellationToken cancellationToken);

    /// <summary>Puts a feature set into use.</summary>
    Task SetPresentFeatureSetAsync(string symbol, string reference, Guid cycleId, CancellationToken cancellationToken);
}

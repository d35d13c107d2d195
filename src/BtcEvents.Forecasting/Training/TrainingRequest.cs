namespace BtcEvents.Forecasting;

/// <summary>What one training is asked for.</summary>
public sealed record TrainingRequest
{
    /// <summary>Seed of every draw.</summary>
    public required int Seed { get; init; }

    /// <summary>The present champion; null where there is none yet.</summary>
    public ChampionRecipe? Champion { get; init; }

    /// <summary>Why the champion may not change, for people; null where it may.</summary>
    public string? Held { get; init; }

    /// <summary>Told the name of each family as its turn comes.</summary>
    public IProgress<string>? Progress { get; init; }
}

/// <summary>A champion from month to month: not a fitted model but how it is fitted, anew each month.</summary>
/// <param name="Recipe">Family and parameters; null where a baseline was the best.</param>
/// <param name="Features">Its features, in order.</param>
public sealed record ChampionRecipe(LearnerRecipe? Recipe, IReadOnlyList<string> Features);

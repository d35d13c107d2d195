namespace BtcEvents.Learning.Trees;

/// <summary>Settings of one fit, named as in XGBoost's parameter reference; the defaults are XGBoost's.</summary>
public sealed record TreeParameters
{
    /// <summary>Boosting rounds (n_estimators), one tree each.</summary>
    public int Rounds { get; init; } = 100;

    /// <summary>Greatest depth of a tree.</summary>
    public int MaxDepth { get; init; } = 6;

    /// <summary>Shrinkage of each round (eta, learning_rate).</summary>
    public double LearningRate { get; init; } = 0.3;

    /// <summary>L2 penalty on leaf weights, in rows.</summary>
    public double Lambda { get; init; } = 1;

    /// <summary>L1 penalty on leaf weights.</summary>
    public double Alpha { get; init; }

    /// <summary>Least sum of weights in a leaf: for squared error the least number of rows.</summary>
    public double MinChildWeight { get; init; } = 1;

    /// <summary>
    /// Forecast from which boosting starts (base_score), the mean target if null; to a 1024th, because XGBoost reads it
    /// from a text and may miss the last bit of a number with more digits, which would leave two fits a bit apart.
    /// </summary>
    public double? BaseScore { get; init; }

    /// <summary>The forecast from which a fit to these rows starts.</summary>
    internal float StartFor(TrainingMatrix data) =>
        (float)(Math.Round((BaseScore ?? data.Targets.Average()) * 1024) / 1024);

    /// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Rounds, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxDepth, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(Lambda);
        ArgumentOutOfRangeException.ThrowIfNegative(Alpha);
        ArgumentOutOfRangeException.ThrowIfLessThan(MinChildWeight, 1);
    }
}

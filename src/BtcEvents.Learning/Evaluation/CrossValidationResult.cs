using System.Collections.Immutable;

namespace BtcEvents.Learning.Evaluation;

/// <summary>Out-of-sample forecasts of a learner, fold by fold, and their scores.</summary>
/// <param name="Learner">Name of the learner.</param>
/// <param name="Folds">In the order of the splits.</param>
/// <param name="Scores">Over all folds together.</param>
public sealed record CrossValidationResult(string Learner, ImmutableArray<FoldForecast> Folds, ForecastScores Scores)
{
    /// <summary>Actual less predicted of each fold: what an interval is calibrated on.</summary>
    public ImmutableArray<double> Residuals => [.. Folds.Select(f => f.Residual)];
}

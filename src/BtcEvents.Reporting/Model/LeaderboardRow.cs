using BtcEvents.Learning.Evaluation;

namespace BtcEvents.Reporting;

/// <summary>A candidate or a baseline.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Scores">Over the same out-of-sample months as the others.</param>
public sealed record LeaderboardRow(string Name, ForecastScores Scores)
{
    /// <summary>True for a forecast that needs no training (zero, mean, carry, end-of-month).</summary>
    public bool Baseline { get; init; }

    /// <summary>True for the one that forecasts.</summary>
    public bool Champion { get; init; }

    /// <summary>Root mean squared error on the training rows, percentage points.</summary>
    public double? TrainRmse { get; init; }

    internal double Rmse => Scores.Rmse;
}

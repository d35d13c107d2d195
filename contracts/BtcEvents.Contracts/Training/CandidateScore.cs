namespace BtcEvents.Contracts;

/// <summary>One line of the leaderboard: errors over the rolling-origin folds, in percentage points.</summary>
public sealed record CandidateScore
{
    /// <summary>Candidate or baseline.</summary>
    public required string Name { get; init; }

    /// <summary>True for zero, mean, carry, end-of-month and end-of-month-drift.</summary>
    public required bool Baseline { get; init; }

    /// <summary>Root mean squared error out of sample.</summary>
    public required double Rmse { get; init; }

    /// <summary>Mean absolute error out of sample.</summary>
    public required double Mae { get; init; }

    /// <summary>R2 out of sample; absent where the folds hold one value only.</summary>
    public double? R2 { get; init; }

    /// <summary>Share of months with the right sign; absent for a forecast without one (zero).</summary>
    public double? DirectionalAccuracy { get; init; }

    /// <summary>Symmetric mean absolute percentage error, 0 to 200 %.</summary>
    public double? Smape { get; init; }

    /// <summary>Root mean squared error on the training rows.</summary>
    public double? TrainRmse { get; init; }
}

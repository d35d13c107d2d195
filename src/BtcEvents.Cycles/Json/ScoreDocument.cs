using BtcEvents.Contracts;

namespace BtcEvents.Cycles;

/// <summary>One line of the leaderboard, for scripts: errors out of sample, in percentage points.</summary>
public sealed record ScoreDocument
{
    /// <summary>Candidate or baseline.</summary>
    public required string Algorithm { get; init; }

    /// <summary>True for zero, mean, carry, end-of-month and end-of-month-drift.</summary>
    public required bool Baseline { get; init; }

    /// <summary>Root mean squared error.</summary>
    public required double Rmse { get; init; }

    /// <summary>Mean absolute error.</summary>
    public required double Mae { get; init; }

    /// <summary>Coefficient of determination; null where the folds hold one value only.</summary>
    public required double? R2 { get; init; }

    /// <summary>Share of months with the right sign, 0 to 1; null for a forecast without one.</summary>
    public required double? DirectionalAccuracy { get; init; }

    /// <summary>Symmetric mean absolute percentage error, 0 to 200 %.</summary>
    public required double? Smape { get; init; }

    /// <summary>Root mean squared error on the training rows.</summary>
    public required double? TrainRmse { get; init; }

    /// <summary>A line as its fact tells it.</summary>
    public static ScoreDocument Of(CandidateScore score) =>
        new()
        {
            Algorithm = score.Name,
            Baseline = score.Baseline,
            Rmse = score.Rmse,
            Mae = score.Mae,
            R2 = score.R2,
            DirectionalAccuracy = score.DirectionalAccuracy,
            Smape = score.Smape,
            TrainRmse = score.TrainRmse,
        };
}

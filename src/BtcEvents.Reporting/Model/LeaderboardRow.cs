namespace BtcEvents.Reporting;

/// <summary>
/// Scores of a candidate or a baseline over the same out-of-sample months. Errors are percentage points.
/// </summary>
public sealed record LeaderboardRow
{
    /// <summary>Candidate or baseline.</summary>
    public required string Name { get; init; }

    /// <summary>True for a forecast that needs no training (zero, mean, carry).</summary>
    public bool Baseline { get; init; }

    /// <summary>True for the one that forecasts.</summary>
    public bool Champion { get; init; }

    /// <summary>Root mean squared error out of sample.</summary>
    public required double Rmse { get; init; }

    /// <summary>Mean absolute error out of sample.</summary>
    public required double Mae { get; init; }

    /// <summary>R2 out of sample.</summary>
    public double? R2 { get; init; }

    /// <summary>Symmetric mean absolute percentage error, 0 to 200 %.</summary>
    public double? Smape { get; init; }

    /// <summary>Share of months with the right sign, 0 to 1.</summary>
    public double? DirectionalAccuracy { get; init; }

    /// <summary>Root mean squared error on the training rows.</summary>
    public double? TrainRmse { get; init; }
}

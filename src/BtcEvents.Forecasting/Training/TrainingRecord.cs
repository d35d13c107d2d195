namespace BtcEvents.Forecasting;

/// <summary>
/// What one training did and found: everything a person needs to argue with the choice of the champion.
/// </summary>
public sealed record TrainingRecord
{
    /// <summary>Version of the format.</summary>
    public int Format { get; init; } = 1;

    /// <summary>What is forecast.</summary>
    public required string Symbol { get; init; }

    /// <summary>Last day whose data were used.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Digest of the data.</summary>
    public required string DatasetDigest { get; init; }

    /// <summary>Seed of every draw.</summary>
    public required int Seed { get; init; }

    /// <summary>Features of the champion, in the order of its rows; empty for a baseline without any.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>Months of training rows of the champion's last fit.</summary>
    public required int TrainingMonths { get; init; }

    /// <summary>Recipe of the champion; null where a baseline forecasts.</summary>
    public LearnerRecipe? Recipe { get; init; }

    /// <summary>Name of the champion on the leaderboard.</summary>
    public required string Champion { get; init; }

    /// <summary>Whether a new champion took over.</summary>
    public required bool Promoted { get; init; }

    /// <summary>Why, or why not.</summary>
    public required string PromotionReason { get; init; }

    /// <summary>
    /// Families that competed, in order of robustness; null in records of before they were noted.
    /// </summary>
    public IReadOnlyList<string>? Candidates { get; init; }

    /// <summary>
    /// Candidates and baselines, best first. Where a champion of before stays it stands there, and no other of its
    /// family.
    /// </summary>
    public required IReadOnlyList<LeaderboardEntry> Leaderboard { get; init; }

    /// <summary>The champion's forecasts of the judged months, oldest first.</summary>
    public required IReadOnlyList<JudgedMonth> History { get; init; }

    /// <summary>
    /// Rise of the out-of-sample error when a feature is shuffled, strongest first, percentage points.
    /// </summary>
    public required IReadOnlyList<FeatureWeight> Importances { get; init; }

    /// <summary>Drift of the champion's features.</summary>
    public required DriftRecord Drift { get; init; }

    /// <summary>
    /// What could not be done for want of a library, in records of versions that needed one; null in all others.
    /// </summary>
    public string? Limitation { get; init; }
}

/// <summary>One line of the leaderboard.</summary>
public sealed record LeaderboardEntry
{
    /// <summary>Candidate or baseline.</summary>
    public required string Name { get; init; }

    /// <summary>True for zero, mean, carry, end-of-month and end-of-month-drift.</summary>
    public required bool Baseline { get; init; }

    /// <summary>Recipe as text.</summary>
    public required string Settings { get; init; }

    /// <summary>Scores on the judged months.</summary>
    public required BtcEvents.Learning.Evaluation.ForecastScores Test { get; init; }

    /// <summary>Scores on the training rows of the last fit.</summary>
    public required BtcEvents.Learning.Evaluation.ForecastScores Train { get; init; }

    /// <summary>Points tried in the search.</summary>
    public required int Trials { get; init; }

    /// <summary>Of those, given up early.</summary>
    public required int Pruned { get; init; }
}

/// <summary>One judged month of the champion.</summary>
/// <param name="Month">Forecast month, <c>yyyy-MM</c>.</param>
/// <param name="Actual">What happened, percent.</param>
/// <param name="Forecast">What was forecast, percent.</param>
/// <param name="Difficulty">Realised volatility at the time, percent a year.</param>
public sealed record JudgedMonth(string Month, double Actual, double Forecast, double Difficulty)
{
    /// <summary>
    /// Standard deviation that was to be expected of the error, percentage points; null where it could not be said, and
    /// in records of before it was kept.
    /// </summary>
    public double? Spread { get; init; }
}

/// <summary>Weight of a feature.</summary>
/// <param name="Feature">Name.</param>
/// <param name="Importance">Weight, percentage points of RMSE.</param>
public sealed record FeatureWeight(string Feature, double Importance);

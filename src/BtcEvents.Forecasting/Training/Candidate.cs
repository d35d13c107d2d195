using BtcEvents.Learning;
using BtcEvents.Learning.Evaluation;

namespace BtcEvents.Forecasting;

/// <summary>One competitor with what it forecast on the judged months.</summary>
internal sealed record Candidate
{
    public required string Name { get; init; }

    public required ILearner Learner { get; init; }

    /// <summary>Null for a baseline.</summary>
    public LearnerRecipe? Recipe { get; init; }

    public required LearningRows Rows { get; init; }

    public bool CalendarRowsOnly { get; init; }

    public int Trials { get; init; }

    public int Pruned { get; init; }

    public required IReadOnlyList<FoldForecast> Folds { get; init; }

    public bool IsBaseline => Recipe is null;

    public ForecastScores Scores =>
        ForecastScores.Of([.. Folds.Select(f => f.Actual)], [.. Folds.Select(f => f.Predicted)]);

    /// <summary>The model of all rows that are complete at the as-of date.</summary>
    public IRegressor Fit(int seed) => Learner.Fit(TrainingRows, seed);

    public TrainingMatrix TrainingRows =>
        CalendarRowsOnly ? Rows.Calendar.Slice(0, Rows.Months - 1) : Rows.CompleteAt(Rows.Months - 1);
}

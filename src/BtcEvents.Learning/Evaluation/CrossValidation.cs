using BtcEvents.Learning.Ensembles;

namespace BtcEvents.Learning.Evaluation;

/// <summary>Judges learners on rows that they did not see.</summary>
public static class CrossValidation
{
    /// <summary>
    /// Fits <paramref name="learner"/> to the training rows of each split and forecasts its test row. Every fold gets
    /// the same seed, so that a fold's model is the one that would have been trained at that origin. The outcome does
    /// not depend on <paramref name="parallelism"/>.
    /// </summary>
    /// <param name="learner">Must be safe to use from several threads where parallelism is above 1.</param>
    /// <param name="data">All rows, oldest first.</param>
    /// <param name="splits">At least one, within the rows.</param>
    /// <param name="seed">Seed of every fit.</param>
    /// <param name="parallelism">Most folds at a time, at least 1.</param>
    /// <param name="cancellationToken">Checked before each fold.</param>
    /// <exception cref="ArgumentException">There is no split, one does not fit the rows, or a test target is not
    /// finite.</exception>
    public static CrossValidationResult Evaluate(
        ILearner learner,
        TrainingMatrix data,
        IReadOnlyList<RollingSplit> splits,
        int seed,
        int parallelism = 1,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentNullException.ThrowIfNull(data);
        RequireSplits(data, splits);
        var folds = OrderedParallel.Select(
            splits.Count,
            parallelism,
            i => Forecast(learner, data, splits[i], seed),
            cancellationToken
        );
        double[] actual = [.. folds.Select(f => f.Actual)];
        double[] predicted = [.. folds.Select(f => f.Predicted)];
        return new(learner.Name, [.. folds], ForecastScores.Of(actual, predicted));
    }

    private static FoldForecast Forecast(ILearner learner, TrainingMatrix data, RollingSplit split, int seed)
    {
        var model = learner.Fit(data.Slice(split.TrainStart, split.TrainEnd), seed);
        return new(split, data.Targets[split.TestRow], model.Predict(data.Row(split.TestRow)));
    }

    private static void RequireSplits(TrainingMatrix data, IReadOnlyList<RollingSplit> splits)
    {
        if (splits.Count == 0)
        {
            throw new ArgumentException(
                $"cross-validation needs at least one fold, and {data.RowCount} rows gave none",
                nameof(splits)
            );
        }

        foreach (var split in splits)
        {
            var (start, end, test) = split;
            if (start < 0 || start >= end || end > test || test >= data.RowCount)
            {
                throw new ArgumentException(
                    $"the fold that trains on rows {start} to {end} (exclusive) and tests row {test} does not fit "
                        + $"{data.RowCount} rows",
                    nameof(splits)
                );
            }

            if (!double.IsFinite(data.Targets[test]))
            {
                throw new ArgumentException($"test row {test} has no finite target", nameof(splits));
            }
        }
    }
}

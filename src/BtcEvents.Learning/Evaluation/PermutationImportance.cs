using System.Collections.Immutable;
using BtcEvents.Learning.Ensembles;
using BtcEvents.Learning.Linear;

namespace BtcEvents.Learning.Evaluation;

/// <summary>
/// Permutation importance (Breiman 2001; Fisher, Rudin &amp; Dominici 2019): the rise of the RMSE when a column is
/// shuffled among the rows. Features that carry the same news share it, so each may look unimportant.
/// </summary>
public static class PermutationImportance
{
    /// <summary>The importance of each feature, in column order.</summary>
    /// <param name="model">A fitted model.</param>
    /// <param name="data">Rows to judge it on, best ones it was not fitted to.</param>
    /// <param name="seed">Seed of the shuffles.</param>
    /// <param name="repeats">Shuffles a feature, at least 1.</param>
    /// <param name="parallelism">Most features at a time, at least 1; no effect on the outcome.</param>
    /// <exception cref="ArgumentException">There is no row, or a target is not finite.</exception>
    public static ImmutableArray<FeatureImportance> Measure(
        IRegressor model,
        TrainingMatrix data,
        int seed,
        int repeats = 10,
        int parallelism = 1
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        InputCheck.Trainable(data, "permutation importance");
        InputCheck.Parameter(repeats > 0, nameof(repeats), repeats, "at least 1");
        var whole = Rmse(model, data, column: -1, order: null);
        return
        [
            .. OrderedParallel.Select(
                data.Features.Count,
                parallelism,
                column =>
                {
                    // Seeded by column, so that another column before it changes nothing.
                    var random = new Random(DerivedSeed.Of(seed, column));
                    var rises = new double[repeats];
                    for (var r = 0; r < repeats; r++)
                    {
                        int[] order = [.. Enumerable.Range(0, data.RowCount)];
                        random.Shuffle(order);
                        rises[r] = Rmse(model, data, column, order) - whole;
                    }

                    return Summary(data.Features[column], rises);
                }
            ),
        ];
    }

    private static double Rmse(IRegressor model, TrainingMatrix data, int column, int[]? order)
    {
        var predicted = new double[data.RowCount];
        var row = new double[data.Features.Count];
        for (var i = 0; i < predicted.Length; i++)
        {
            data.Row(i).CopyTo(row);
            if (order is not null)
            {
                row[column] = data.Row(order[i])[column];
            }

            predicted[i] = model.Predict(row);
        }

        return ForecastMetrics.Rmse(data.Targets, predicted);
    }

    private static FeatureImportance Summary(string feature, double[] rises)
    {
        var mean = rises.Average();
        var squares = rises.Sum(r => (r - mean) * (r - mean));
        return new(feature, mean, rises.Length == 1 ? 0 : Math.Sqrt(squares / (rises.Length - 1)));
    }
}

/// <summary>How much worse a model forecasts when one feature's values are shuffled.</summary>
/// <param name="Feature">Name.</param>
/// <param name="RmseIncrease">Mean rise of the RMSE over the repeats, percentage points; about 0 or below: not
/// used.</param>
/// <param name="StandardDeviation">Of the rise over the repeats (divisor repeats - 1; 0 for one repeat).</param>
public sealed record FeatureImportance(string Feature, double RmseIncrease, double StandardDeviation);

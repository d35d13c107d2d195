using BtcEvents.Learning.Trees;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace BtcEvents.Learning.MlNet;

/// <summary>
/// Random forests (Breiman 2001) of Microsoft.ML's FastForest: each tree sees 70 % of the rows, drawn for it, and each
/// split some of the columns.
/// </summary>
internal sealed class FastForestLearner(ForestParameters parameters) : ILearner
{
    // Some ten rows a bin at our sizes. 255 take twice as long.
    private const int Bins = 64;

    /// <inheritdoc />
    public string Name => "fastforest";

    /// <inheritdoc />
    /// <exception cref="ArgumentException">There is no row, or a value is not finite as a 32-bit float.</exception>
    public IRegressor Fit(TrainingMatrix data, int seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        // FastTree hands each of its many small steps to the thread pool and waits for it. On a thread of that pool the
        // waiting thread does the step itself, which takes half the time.
        return Thread.CurrentThread.IsThreadPoolThread
            ? Taken(data, seed)
            : Task.Run(() => Taken(data, seed)).GetAwaiter().GetResult();
    }

    /// <summary>The model as Microsoft.ML has it.</summary>
    internal RegressionPredictionTransformer<FastForestRegressionModelParameters> FitThere(
        MLContext context,
        IDataView rows,
        int seed
    )
    {
        var options = new FastForestRegressionTrainer.Options
        {
            LabelColumnName = TreesFromMlNet.Label,
            FeatureColumnName = TreesFromMlNet.Features,
            NumberOfTrees = parameters.Trees,
            NumberOfLeaves = parameters.Leaves,
            MinimumExampleCountPerLeaf = parameters.LeastRows,
            FeatureFraction = 1,
            FeatureFractionPerSplit = parameters.ColumnsOfSplit,
            MaximumBinCountPerFeature = Bins,
            NumberOfQuantileSamples = 1,
            MemoryStatistics = false,
            NumberOfThreads = 1,
            Seed = seed,
            FeatureSelectionSeed = seed,
        };
        return context.Regression.Trainers.FastForest(options).Fit(rows);
    }

    // Each tree weighs 1, and yet their mean is the forecast.
    private DecisionTreesRegressor Taken(TrainingMatrix data, int seed) =>
        TreesFromMlNet.Fit(
            data,
            seed,
            (context, rows) => FitThere(context, rows, seed).Model.TrainedTreeEnsemble,
            mean: true
        );
}

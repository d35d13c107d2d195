using BtcEvents.Learning.Linear;
using BtcEvents.Learning.Trees;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;

namespace BtcEvents.Learning.MlNet;

/// <summary>
/// Trees boosted by LightGBM (Ke et al. 2017) through Microsoft.ML, with squared error. Nothing is drawn, so the seed
/// has no effect.
/// </summary>
internal sealed class LightGbmLearner(TreeParameters parameters) : ILearner
{
    private const int Deepest = 16; // it has at most 2^17 leaves

    /// <inheritdoc />
    public string Name => "lightgbm";

    /// <inheritdoc />
    /// <exception cref="ArgumentException">There is no row, or a value is not finite as a 32-bit float.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
    public IRegressor Fit(TrainingMatrix data, int seed)
    {
        RefuseUnusable();
        return TreesFromMlNet.Fit(
            data,
            seed,
            (context, rows) => FitThere(context, rows, seed).Model.TrainedTreeEnsemble,
            mean: false
        );
    }

    /// <summary>The model as Microsoft.ML has it.</summary>
    internal RegressionPredictionTransformer<LightGbmRegressionModelParameters> FitThere(
        MLContext context,
        IDataView rows,
        int seed
    )
    {
        var options = new LightGbmRegressionTrainer.Options
        {
            LabelColumnName = TreesFromMlNet.Label,
            FeatureColumnName = TreesFromMlNet.Features,
            NumberOfIterations = parameters.Rounds,
            LearningRate = parameters.LearningRate,
            NumberOfLeaves = 1 << parameters.MaxDepth,
            MinimumExampleCountPerLeaf = (int)Math.Ceiling(parameters.MinChildWeight),
            Booster = new GradientBooster.Options
            {
                MaximumTreeDepth = parameters.MaxDepth,
                L2Regularization = parameters.Lambda,
                L1Regularization = parameters.Alpha,
            },
            UseCategoricalSplit = false,
            NumberOfThreads = 1,
            Deterministic = true,
            ForceRowWise = true,
            Seed = seed,
        };
        return context.Regression.Trainers.LightGbm(options).Fit(rows);
    }

    private void RefuseUnusable()
    {
        parameters.Validate();
        var (depth, start) = (parameters.MaxDepth, parameters.BaseScore);
        InputCheck.Parameter(depth <= Deepest, nameof(parameters.MaxDepth), depth, $"at most {Deepest}");
        InputCheck.Parameter(start is null, nameof(parameters.BaseScore), start, "absent: LightGBM starts at the mean");
    }
}

using BtcEvents.Learning.Trees;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace BtcEvents.Learning.MlNet;

/// <summary>Rows go into Microsoft.ML, and data come out of it.</summary>
internal static class TreesFromMlNet
{
    internal const string Label = nameof(Row.Label);
    internal const string Features = nameof(Row.Features);

    /// <summary>Fits, and takes out the trees.</summary>
    /// <param name="data">Rows without gaps.</param>
    /// <param name="seed">Seed of the context.</param>
    /// <param name="fit">Fits to rows in a context of its own: draws from one that was used depend on by whom.</param>
    /// <param name="mean">Whether the trees are averaged; else they are summed.</param>
    /// <exception cref="ArgumentException">There is no row, or a value is not finite as a 32-bit float.</exception>
    internal static DecisionTreesRegressor Fit<T>(
        TrainingMatrix data,
        int seed,
        Func<MLContext, IDataView, TreeEnsemble<T>> fit,
        bool mean
    )
        where T : RegressionTreeBase
    {
        ArgumentNullException.ThrowIfNull(data);
        var context = new MLContext(seed);
        var ensemble = fit(context, View(context, data));
        return ensemble.Trees.Count > 0
            ? new([.. data.Features], ensemble.Trees.Zip(ensemble.TreeWeights, Tree), ensemble.Bias, mean)
            : new([.. data.Features], [Leaf(data.Targets.Average())], start: 0, mean);
    }

    /// <summary>The rows for a trainer.</summary>
    /// <exception cref="ArgumentException">There is no row, or a value is not finite as a 32-bit float.</exception>
    internal static IDataView View(MLContext context, TrainingMatrix data)
    {
        UsableRows.RefuseGaps(data);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[Features].ColumnType = new VectorDataViewType(NumberDataViewType.Single, data.Features.Count);
        return context.Data.LoadFromEnumerable(
            Enumerable.Range(0, data.RowCount).Select(row => new Row(data, row)).ToArray(),
            schema
        );
    }

    // FastForest keeps no tree where nothing can be parted, and would forecast 0.
    private static DecisionTree Leaf(double value) =>
        new()
        {
            Columns = [],
            Thresholds = [],
            Left = [],
            Right = [],
            Leaves = [value],
        };

    private static DecisionTree Tree(RegressionTreeBase tree, double weight) =>
        new()
        {
            Columns = [.. tree.NumericalSplitFeatureIndexes.Take(tree.NumberOfNodes)],
            Thresholds = [.. tree.NumericalSplitThresholds.Take(tree.NumberOfNodes)],
            Left = [.. tree.LeftChild.Take(tree.NumberOfNodes)],
            Right = [.. tree.RightChild.Take(tree.NumberOfNodes)],
            Leaves = [.. tree.LeafValues.Take(tree.NumberOfLeaves).Select(leaf => leaf * weight)],
        };

    private sealed class Row(TrainingMatrix data, int row)
    {
        public float Label { get; } = (float)data.Targets[row];

        public float[] Features { get; } = Array.ConvertAll(data.Row(row).ToArray(), value => (float)value);
    }
}

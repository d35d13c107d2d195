using System.Text.Json.Nodes;

namespace BtcEvents.Learning.Trees;

/// <summary>
/// The trees of a model, asked without lock or allocation. The sum runs in XGBoost's
/// order in 32-bit floats (start value first, then tree by tree), so that the forecast equals XGBoost's to the bit.
/// </summary>
internal sealed class TreeEnsemble(float start, RegressionTree[] trees)
{
    /// <summary>The forecast before the first tree.</summary>
    internal float Start => start;

    /// <summary>In the order in which they are summed.</summary>
    internal IReadOnlyList<RegressionTree> Trees => trees;

    internal static TreeEnsemble Read(float start, JsonObject model, int features) =>
        new(start, [.. ModelJson.Array(model, "trees").Select(t => Tree(t, features))]);

    /// <summary>Forecast of one row, of as many values as the model has features.</summary>
    internal float Predict(ReadOnlySpan<double> row)
    {
        var sum = start;
        foreach (var tree in trees)
        {
            sum += tree.Value(row);
        }

        return sum;
    }

    /// <summary>Sum of the gains and number of the splits of each feature.</summary>
    internal (double Total, int Splits)[] Gains(int features)
    {
        var gains = new (double Total, int Splits)[features];
        foreach (var (feature, gain) in trees.SelectMany(t => t.Splits))
        {
            gains[feature] = (gains[feature].Total + gain, gains[feature].Splits + 1);
        }

        return gains;
    }

    private static RegressionTree Tree(JsonNode? node, int features) =>
        node is JsonObject tree
            ? RegressionTree.Read(tree, features)
            : throw new InvalidDataException("the XGBoost model does not fit: a tree must be an object");
}

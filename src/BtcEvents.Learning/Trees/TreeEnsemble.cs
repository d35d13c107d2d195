using System.Text.Json.Nodes;

namespace BtcEvents.Learning.Trees;

/// <summary>
/// The trees of a model, asked in managed code: no native library, no lock, no allocation. The sum runs in XGBoost's
/// order in 32-bit floats (start value first, then tree by tree), so that the forecast equals XGBoost's to the bit.
/// </summary>
internal sealed class TreeEnsemble(float start, RegressionTree[] trees) : IFittedModel
{
    internal static TreeEnsemble Read(float start, JsonObject model, int features) =>
        new(start, [.. ModelJson.Array(model, "trees").Select(t => Tree(t, features))]);

    public float Predict(ReadOnlySpan<double> row)
    {
        var sum = start;
        foreach (var tree in trees)
        {
            sum += tree.Value(row);
        }

        return sum;
    }

    public (double Total, int Splits)[] Gains(int features)
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

using System.Text.Json.Nodes;

namespace BtcEvents.Learning.Trees;

/// <summary>
/// One tree of a fitted model, walked as XGBoost walks it: 32-bit comparison, less goes left, NaN the default way.
/// </summary>
internal sealed class RegressionTree
{
    private readonly TreeNode[] _nodes;

    internal RegressionTree(TreeNode[] nodes) => _nodes = nodes;

    /// <summary>The root first, children after their parents.</summary>
    internal IReadOnlyList<TreeNode> Nodes => _nodes;

    /// <summary>Splits as (feature, gain in loss), for importance.</summary>
    internal IEnumerable<(int Feature, float Gain)> Splits =>
        _nodes.Where(n => n.Left >= 0).Select(n => (n.Feature, n.Gain));

    /// <exception cref="InvalidDataException">
    /// The tree is not one: lists of other lengths, a child before its parent, an unknown feature.
    /// </exception>
    internal static RegressionTree Read(JsonObject tree, int features)
    {
        var count = ModelJson.Array(tree, "left_children").Count;
        var (left, right) = (
            ModelJson.Integers(tree, "left_children", count),
            ModelJson.Integers(tree, "right_children", count)
        );
        var (feature, threshold) = (
            ModelJson.Integers(tree, "split_indices", count),
            ModelJson.Floats(tree, "split_conditions", count)
        );
        var (missingLeft, gain) = (
            ModelJson.Integers(tree, "default_left", count),
            ModelJson.Floats(tree, "loss_changes", count)
        );
        var nodes = new TreeNode[count];
        for (var i = 0; i < count; i++)
        {
            nodes[i] = new(left[i], right[i], feature[i], threshold[i], missingLeft[i] != 0, gain[i]);
            RefuseMisfit(nodes[i], i, count, features);
        }

        return count > 0
            ? new(nodes)
            : throw new InvalidDataException("the XGBoost model does not fit: a tree has no node");
    }

    /// <summary>Value of the leaf that <paramref name="row"/> falls into.</summary>
    internal float Value(ReadOnlySpan<double> row)
    {
        ref readonly var node = ref _nodes[0];
        while (node.Left >= 0)
        {
            var value = (float)row[node.Feature];
            var goLeft = float.IsNaN(value) ? node.MissingLeft : value < node.Threshold;
            node = ref _nodes[goLeft ? node.Left : node.Right];
        }

        return node.Threshold;
    }

    /// <summary>Children come after their parents, so that a walk ends whatever the document holds.</summary>
    private static void RefuseMisfit(TreeNode node, int index, int count, int features)
    {
        var leaf = node.Left < 0 && node.Right < 0;
        var split =
            node.Left > index
            && node.Right > index
            && node.Left < count
            && node.Right < count
            && node.Feature >= 0
            && node.Feature < features;
        if (!leaf && !split)
        {
            throw new InvalidDataException(
                $"the XGBoost model does not fit: node {index} of a tree has children {node.Left} and {node.Right} of "
                    + $"{count} nodes and splits feature {node.Feature} of {features}"
            );
        }
    }
}

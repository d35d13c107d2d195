using System.Globalization;
using System.Text.Json.Nodes;

namespace BtcEvents.Learning.Trees;

/// <summary>
/// Writes trees in the model JSON of XGBoost 1.7 (its documentation, "Introduction to Model IO"), with all the members
/// that it insists on when it loads one. Booleans and numbers of parameters are as it writes them: 0, 1 and texts.
/// </summary>
internal static class XGBoostJson
{
    /// <summary>XGBoost's parent of a root.</summary>
    private const int NoParent = int.MaxValue;

    /// <summary>The model; the trees split no other features than the first <paramref name="features"/>.</summary>
    internal static JsonObject Write(TreeEnsemble ensemble, int features) =>
        new()
        {
            ["learner"] = new JsonObject
            {
                ["attributes"] = new JsonObject(),
                ["feature_names"] = new JsonArray(),
                ["feature_types"] = new JsonArray(),
                ["gradient_booster"] = new JsonObject
                {
                    ["model"] = Trees(ensemble.Trees, features),
                    ["name"] = "gbtree",
                },
                ["learner_model_param"] = new JsonObject
                {
                    ["base_score"] = Text(ensemble.Start),
                    ["num_class"] = "0",
                    ["num_feature"] = Text(features),
                    ["num_target"] = "1",
                },
                ["objective"] = new JsonObject
                {
                    ["name"] = "reg:squarederror",
                    ["reg_loss_param"] = new JsonObject { ["scale_pos_weight"] = "1" },
                },
            },
            ["version"] = List([1, 7, 4]),
        };

    private static JsonObject Trees(IReadOnlyList<RegressionTree> trees, int features) =>
        new()
        {
            ["gbtree_model_param"] = new JsonObject
            {
                ["num_parallel_tree"] = "1",
                ["num_trees"] = Text(trees.Count),
                ["size_leaf_vector"] = "0",
            },
            ["tree_info"] = List(trees.Select(_ => 0)),
            ["trees"] = new JsonArray([.. trees.Select((tree, id) => Tree(ByLevel(tree.Nodes), id, features))]),
        };

    private static JsonObject Tree(IReadOnlyList<TreeNode> nodes, int id, int features) =>
        new()
        {
            ["base_weights"] = List(nodes.Select(n => n.Weight)),
            ["categories"] = new JsonArray(),
            ["categories_nodes"] = new JsonArray(),
            ["categories_segments"] = new JsonArray(),
            ["categories_sizes"] = new JsonArray(),
            ["default_left"] = List(nodes.Select(n => n.MissingLeft ? 1 : 0)),
            ["id"] = id,
            ["left_children"] = List(nodes.Select(n => n.Left)),
            ["loss_changes"] = List(nodes.Select(n => n.Gain)),
            ["parents"] = List(Parents(nodes)),
            ["right_children"] = List(nodes.Select(n => n.Right)),
            ["split_conditions"] = List(nodes.Select(n => n.Threshold)),
            ["split_indices"] = List(nodes.Select(n => n.Feature)),
            ["split_type"] = List(nodes.Select(_ => 0)),
            ["sum_hessian"] = List(nodes.Select(n => (float)n.Rows)),
            ["tree_param"] = new JsonObject
            {
                ["num_deleted"] = "0",
                ["num_feature"] = Text(features),
                ["num_nodes"] = Text(nodes.Count),
                ["size_leaf_vector"] = "0",
            },
        };

    /// <summary>
    /// The nodes in XGBoost's order, level by level. It goes from a node to the left child or to the one after that,
    /// and does not look at <c>right_children</c>.
    /// </summary>
    private static List<TreeNode> ByLevel(IReadOnlyList<TreeNode> nodes)
    {
        var ordered = new List<TreeNode> { nodes[0] };
        for (var place = 0; place < ordered.Count; place++)
        {
            if (ordered[place] is { Left: >= 0 } node)
            {
                ordered[place] = node with { Left = ordered.Count, Right = ordered.Count + 1 };
                ordered.AddRange([nodes[node.Left], nodes[node.Right]]);
            }
        }

        return ordered;
    }

    private static int[] Parents(IReadOnlyList<TreeNode> nodes)
    {
        var parents = new int[nodes.Count];
        parents[0] = NoParent;
        foreach (var (index, node) in nodes.Index().Where(n => n.Item.Left >= 0))
        {
            parents[node.Left] = parents[node.Right] = index;
        }

        return parents;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static JsonArray List(IEnumerable<int> numbers) => new([.. numbers.Select(n => (JsonNode)n)]);

    /// <summary>XGBoost takes a number without point and exponent for an integer, and refuses it here.</summary>
    private static JsonNode List(IEnumerable<float> numbers) =>
        JsonNode.Parse($"[{string.Join(',', numbers.Select(Text))}]")!;

    private static string Text(float number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + "E0";
    }
}

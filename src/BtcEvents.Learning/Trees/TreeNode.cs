using System.Runtime.InteropServices;

namespace BtcEvents.Learning.Trees;

/// <summary>
/// A node of a tree. A leaf has no children and keeps its value where a split keeps its threshold, as in XGBoost's
/// JSON.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TreeNode(
    int Left,
    int Right,
    int Feature,
    float Threshold,
    bool MissingLeft,
    float Gain
)
{
    /// <summary>Training rows in it; 0 where the tree was read, which asks for no more than its forecasts.</summary>
    internal int Rows { get; init; }

    /// <summary>Value that it would have as a leaf, before shrinkage; 0 where the tree was read.</summary>
    internal float Weight { get; init; }

    internal static TreeNode Leaf(float value) => new(-1, -1, 0, value, MissingLeft: false, Gain: 0);
}

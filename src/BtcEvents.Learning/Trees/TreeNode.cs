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
    internal static TreeNode Leaf(float value) => new(-1, -1, 0, value, MissingLeft: false, Gain: 0);
}

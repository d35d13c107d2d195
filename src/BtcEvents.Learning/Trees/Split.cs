using System.Runtime.InteropServices;

namespace BtcEvents.Learning.Trees;

/// <summary>
/// Where a node may be parted: values below the threshold go left; the gain is the loss that this saves.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Split(float Gain, int Feature, float Threshold, bool MissingLeft);

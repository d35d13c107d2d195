using BtcEvents.Learning.Search;

namespace BtcEvents.Learning.Ensembles;

/// <summary>
/// Seeds for the parts of a seeded computation: the same for the same seed and part, whatever runs first, and
/// unrelated between parts.
/// </summary>
internal static class DerivedSeed
{
    /// <summary>
    /// The seed of part number <paramref name="part"/>, 0 or above (SplitMix64: Steele, Lea &amp; Flood 2014).
    /// </summary>
    public static int Of(int seed, int part)
    {
        var state = (ulong)(uint)seed << 32 | (uint)part;
        return (int)(SeededGenerator.SplitMix(ref state) & int.MaxValue);
    }
}

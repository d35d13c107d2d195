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
        var z = ((ulong)(uint)seed << 32 | (uint)part) + 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return (int)((z ^ (z >> 31)) & int.MaxValue);
    }
}

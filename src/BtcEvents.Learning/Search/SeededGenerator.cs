using System.Numerics;

namespace BtcEvents.Learning.Search;

/// <summary>
/// xoshiro256** seeded by SplitMix64 (Blackman and Vigna 2021, "Scrambled linear pseudorandom number generators"): the
/// same draws on every machine and runtime, which System.Random does not promise.
/// </summary>
public sealed class SeededGenerator
{
    private ulong _a,
        _b,
        _c,
        _d;

    /// <summary>The generator of a seed and, so that one seed serves many independent users, a stream.</summary>
    public SeededGenerator(long seed, long stream = 0)
    {
        var state = unchecked((ulong)seed + (BitOperations.RotateLeft((ulong)stream, 32) * 0xD1342543DE82EF95));
        (_a, _b, _c, _d) = (SplitMix(ref state), SplitMix(ref state), SplitMix(ref state), SplitMix(ref state));
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [0, <paramref name="count"/>).</summary>
    public int NextIndex(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return (int)Math.BigMul(NextBits(), (ulong)count, out _);
    }

    /// <summary>The next number of SplitMix64 (Steele, Lea &amp; Flood 2014).</summary>
    internal static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}

namespace BtcEvents.Market;

/// <summary>
/// The generator's own source of chance: xoshiro256** (Blackman and Vigna, "Scrambled Linear Pseudorandom Number
/// Generators", 2021), its state filled by SplitMix64. Its numbers depend on nothing but the seed, neither on the
/// runtime nor on the processor, which <see cref="System.Random"/> does not promise.
/// </summary>
internal sealed class SimulationRandom
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <summary>
    /// Numbers of one seed and one stream: a series has its own stream, so that changing one leaves the others.
    /// </summary>
    public SimulationRandom(ulong seed, ulong stream)
    {
        var state = seed ^ (stream * 0xD1B54A32D192ED03);
        _a = SplitMix(ref state);
        _b = SplitMix(ref state);
        _c = SplitMix(ref state);
        _d = SplitMix(ref state);
    }

    /// <summary>Uniform from 0 (included) to 1 (not), 53 bits.</summary>
    public double NextUniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>
    /// About standard normal: twelve uniforms less six. Sums are exact everywhere, logarithms and sines are not; the
    /// missing tail beyond six deviations comes from the changing variance instead.
    /// </summary>
    public double NextNormal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
            sum += NextUniform();
        }

        return sum;
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private ulong Next()
    {
        var result = ulong.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = ulong.RotateLeft(_d, 45);
        return result;
    }
}

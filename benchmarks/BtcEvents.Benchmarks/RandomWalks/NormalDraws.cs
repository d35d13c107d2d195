using BtcEvents.Learning.Search;

namespace BtcEvents.Benchmarks.RandomWalks;

/// <summary>Standard normal draws (Box &amp; Muller 1958).</summary>
internal sealed class NormalDraws(SeededGenerator generator)
{
    internal double Next() => Math.Sqrt(-2 * Math.Log(NextUniform())) * Math.Cos(2 * Math.PI * NextUniform());

    /// <summary>Uniform above 0, so that it has a logarithm, up to 1.</summary>
    internal double NextUniform() => 1 - generator.NextDouble();
}

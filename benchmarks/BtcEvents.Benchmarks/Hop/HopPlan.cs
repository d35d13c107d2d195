namespace BtcEvents.Benchmarks.Hop;

/// <summary>How much is measured.</summary>
/// <param name="Rounds">Rounds, each with one sample of every contender.</param>
/// <param name="WarmUp">Hops of each contender that do not count: fewer, and the compiler is measured.</param>
/// <param name="Hops">Hops of a sample.</param>
/// <param name="Paced">Hops of each contender at a steady pace, in all rounds together: 99 % of few are noise.</param>
/// <param name="Against">The commit that ours is measured against.</param>
internal sealed record HopPlan(int Rounds, int WarmUp, int Hops, int Paced, string Against)
{
    /// <summary>The steady pace, hops a second.</summary>
    internal const double Pace = 20;

    /// <summary>The last commit without metrics, and without hop times in facts.</summary>
    private const string Untold = "48cc30a";

    /// <summary>
    /// Hops at the steady pace in a round, so that all rounds together have at least as many as were asked for.
    /// </summary>
    internal int PacedInRound => (Paced + Rounds - 1) / Rounds;

    /// <exception cref="FormatException">A number is none, or not positive.</exception>
    internal static HopPlan Of(BenchmarkArguments arguments) =>
        new(
            arguments.Repeats,
            arguments.Number("warm-up", 20_000),
            arguments.Number("hops", 5_000),
            arguments.Number("paced", 1_000),
            arguments.Options.GetValueOrDefault("against", Untold)
        );
}

namespace BtcEvents.Benchmarks;

/// <summary>One thing that is measured.</summary>
internal interface IBenchmark
{
    /// <summary>Name for <c>--filter</c>.</summary>
    string Name { get; }

    /// <summary>What is measured, in a sentence.</summary>
    string Description { get; }

    /// <summary>
    /// Servers it needs, by their names in <c>scripts/servers</c>; without their settings it is skipped.
    /// </summary>
    IReadOnlyList<string> Servers => [];

    /// <summary>
    /// Measures; a benchmark that lacks something it needs says so in <see cref="BenchmarkReport.Skipped"/>.
    /// </summary>
    /// <exception cref="FormatException">An option of it makes no sense.</exception>
    BenchmarkReport Run(BenchmarkArguments arguments);
}

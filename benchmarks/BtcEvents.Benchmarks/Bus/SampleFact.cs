using BtcEvents.Contracts;

namespace BtcEvents.Benchmarks.Bus;

/// <summary>
/// Facts of made-up cycles, as large as real ones. Many symbols, because cycles of one symbol take turns.
/// </summary>
internal static class SampleFact
{
    private const int Symbols = 512;
    private static readonly string Digest = new('a', 64);
    private static readonly string[] Names =
    [
        .. Enumerable.Range(1, 20).Select(n => FormattableString.Invariant($"spot_return_lag_{n}")),
    ];

    /// <summary>Facts of as many cycles; another run means other cycles.</summary>
    internal static FeaturesPrepared[] Prepared(int run, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(number => Prepared(CycleOf(number % Symbols, (run * 100_000) + (number / Symbols) + 1))),
        ];

    /// <summary>The first fact of a cycle of one and the same symbol.</summary>
    internal static FeaturesPrepared Prepared(int attempt) => Prepared(CycleOf(0, attempt));

    /// <summary>The fact that it leads to.</summary>
    internal static FeaturesSelected Selected(FeaturesPrepared fact) =>
        new()
        {
            Cycle = fact.Cycle,
            OccurredAt = fact.OccurredAt,
            DatasetDigest = fact.DatasetDigest,
            Table = fact.Table,
            FeatureSet = $"feature-sets/{Digest}.json",
            Features = Names,
            Considered = fact.Features,
            Reused = true,
            Reason = "the set of 2025-04-30 still serves: every feature is there and none drifted",
        };

    private static FeaturesPrepared Prepared(CycleContext cycle) =>
        new()
        {
            Cycle = cycle,
            OccurredAt = DateTimeOffset.UnixEpoch,
            DatasetDigest = Digest,
            Table = $"tables/{Digest}.csv",
            Months = 120,
            Features = 420,
        };

    /// <summary>A cycle of the n-th made-up asset.</summary>
    internal static CycleContext CycleOf(int asset, int attempt)
    {
        var symbol = FormattableString.Invariant($"S{asset}-USD");
        return new()
        {
            CycleId = CycleIdentity.Of(symbol, "2025-06", attempt),
            Symbol = symbol,
            Month = "2025-06",
            AsOf = new(2025, 5, 31),
            Attempt = attempt,
            Plan = new(),
        };
    }
}

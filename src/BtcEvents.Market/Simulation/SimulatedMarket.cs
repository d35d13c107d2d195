using System.Collections.Immutable;
using BtcEvents.Failures;

namespace BtcEvents.Market;

/// <summary>
/// Makes believable series of the whole catalogue from a seed, so that everything can be tried without a source. They
/// are not real, and every result made of them says so.
/// </summary>
public static class SimulatedMarket
{
    /// <summary>Seed of the sample that is shipped.</summary>
    public const ulong SampleSeed = 1;

    /// <summary>First day of the sample that is shipped.</summary>
    public static readonly DateOnly SampleFirst = new(2017, 1, 1);

    /// <summary>Last day of the sample that is shipped.</summary>
    public static readonly DateOnly SampleLast = new(2025, 6, 30);

    /// <summary>
    /// Series from <paramref name="first"/> to <paramref name="last"/>, in order of the catalogue. Some begin later, as
    /// the real ones do. The same seed and first day give the same rows on every machine; a later last day only adds
    /// rows.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="last"/> lies before
    /// <paramref name="first"/>.</exception>
    /// <exception cref="BadInputException">The symbol is not of the form ASSET-CURRENCY.</exception>
    public static ImmutableArray<Series> Generate(ulong seed, DateOnly first, DateOnly last, string symbol = "BTC-USD")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        SimulatedDay[] days = [.. SpotSimulation.Run(seed, first, last)];
        return
        [
            .. PriceSimulation.Run(seed, symbol, days),
            .. MacroSimulation.Run(seed, symbol, days),
            .. SentimentSimulation.Run(seed, symbol, days),
            .. ChainSimulation.Run(seed, symbol, days),
        ];
    }
}

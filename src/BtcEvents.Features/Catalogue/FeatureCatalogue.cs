using System.Collections.Frozen;
using System.Collections.Immutable;

namespace BtcEvents.Features;

/// <summary>
/// Every feature there is. The table is built from these definitions, so what the catalogue says is what is done.
/// </summary>
public static class FeatureCatalogue
{
    /// <summary>All definitions in column order.</summary>
    public static ImmutableArray<FeatureDefinition> All { get; } = Collect();

    /// <summary>
    /// Groups (<see cref="FeatureDefinition.Family"/>) that a selection may choose from, in column order.
    /// </summary>
    public static ImmutableArray<string> Groups { get; } =
    [.. All.Where(d => !d.IsReserved).Select(d => d.Family).Distinct(StringComparer.Ordinal)];

    private static FrozenDictionary<string, FeatureDefinition> ByName { get; } =
        All.ToFrozenDictionary(d => d.Name, StringComparer.Ordinal);

    /// <summary>The definition of a feature, for a lagged one that of the feature it lags, or null.</summary>
    public static FeatureDefinition? Find(string name) =>
        ByName.GetValueOrDefault(FeatureNames.TryParseLag(name, out var feature, out _) ? feature : name);

    /// <summary>One line for people: unit and formula, with the lag where the name has one.</summary>
    /// <exception cref="ArgumentException">There is no such feature.</exception>
    public static string Describe(string name)
    {
        var definition = Find(name) ?? throw new ArgumentException($"there is no feature '{name}'", nameof(name));
        var text = $"{definition.Formula} ({definition.Unit})";
        return FeatureNames.TryParseLag(name, out _, out var lag) ? $"{text}, {lag} months earlier" : text;
    }

    /// <summary>The definitions whose series are in <paramref name="frame"/>.</summary>
    public static ImmutableArray<FeatureDefinition> For(DailyFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return [.. All.Where(d => frame.Has(d.Needs))];
    }

    private static ImmutableArray<FeatureDefinition> Collect() =>
        [
            .. PriceFeatures.Definitions(),
            .. MonthEndFeatures.Definitions(),
            .. TrendFeatures.Definitions(),
            .. VolatilityFeatures.Definitions(),
            .. FuturesFeatures.Definitions(),
            .. MacroFeatures.Definitions(),
            .. SentimentFeatures.Definitions(),
            .. ChainFeatures.Definitions(),
            .. ReservedFeatures.Definitions(),
        ];
}

using System.Collections.Immutable;

namespace BtcEvents.Features;

/// <summary>Where sentiment ended the month against the month itself.</summary>
internal static class SentimentTrendFeatures
{
    public static ImmutableArray<FeatureDefinition> Definitions() =>
        new FeatureFamily("sentiment")
            .Add(
                "fear_greed_last_to_mean",
                "points",
                "fear and greed index on the last day less its monthly mean",
                DailyColumn.FearGreed,
                s => s.Last(DailyColumn.FearGreed) - s.Mean(DailyColumn.FearGreed)
            )
            .ToImmutable();
}

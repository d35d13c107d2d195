using System.Collections.Immutable;

namespace BtcEvents.Features;

/// <summary>Crypto fear and greed index.</summary>
internal static class SentimentFeatures
{
    public static ImmutableArray<FeatureDefinition> Definitions() =>
        new FeatureFamily("sentiment")
            .AddMean("fear_greed", "0-100", "the fear and greed index", DailyColumn.FearGreed)
            .Add(
                "fear_greed_last",
                "0-100",
                "fear and greed index on the last day",
                DailyColumn.FearGreed,
                s => s.Last(DailyColumn.FearGreed)
            )
            .ToImmutable();
}

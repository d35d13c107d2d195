using System.Collections.Immutable;
using BtcEvents.Features;
using BtcEvents.Learning;
using BtcEvents.Learning.Momentum;
using BtcEvents.Learning.Search;
using BtcEvents.Market;

namespace BtcEvents.Forecasting;

/// <summary>
/// Time-series momentum on spot prices alone: nothing is selected, nothing tuned. It forecasts where no candidate can
/// be told from a random walk.
/// </summary>
internal sealed class MomentumFamily : CandidateFamily
{
    public const string FamilyName = "momentum";

    // A trend of more than this many standard deviations says no more than one of as many.
    private const double TrendClip = 2.5;

    private static readonly MomentumColumns Read = new(
        FeatureNames.CloseToMean,
        FeatureNames.DailyVolatility,
        FeatureNames.Trends,
        TrendClip
    );

    /// <summary>What the rule reads.</summary>
    public static ImmutableArray<string> ReadColumns { get; } = [Read.Anchor, Read.Volatility, .. Read.Trends];

    public override string Name => FamilyName;

    public override SearchSpace? Space => null;

    /// <summary>
    /// Whether the rule is believed of what a table is about and can be worked out from it. Trends carry on in bitcoin,
    /// and in no other series that was looked at (docs/method.md).
    /// </summary>
    public static bool Holds(FeatureTable table, TrainingOptions options) =>
        options.MomentumAssets.Contains(TradingPair.Parse(table.Symbol).Asset, StringComparer.Ordinal)
        && ReadColumns.All(name => table.Known(table.Months.Length - 1, name) is not null);

    /// <summary>The rule, for rows that come in several copies of a month.</summary>
    public static ILearner Rule(int copies) =>
        new MomentumLearner(Read, MomentumLearner.UsualPrior * copies, MomentumLearner.UsualPrior * copies);

    public override IReadOnlyList<string> Columns(FeatureSet set, bool momentum) => ReadColumns;

    public override LearnerRecipe Untuned(FeatureSet set, bool momentum) => new() { Family = Name };

    public override ILearner Learner(LearnerRecipe recipe, int copies) => Rule(copies);
}

using BtcEvents.Learning;
using BtcEvents.Learning.Ensembles;
using BtcEvents.Learning.Linear;
using BtcEvents.Learning.Search;

namespace BtcEvents.Forecasting;

/// <summary>
/// The mean of ridge fits over a ladder of penalties and drift priors, once on the core features and once on all, and
/// of the momentum rule where that holds. Nothing is tuned, so nothing can be tuned to chance: averaging over settings
/// and over sparse and dense models is hard to beat on few rows (Bates &amp; Granger 1969; Giannone, Lenza &amp;
/// Primiceri 2021).
/// </summary>
internal sealed class RidgeAverageFamily : CandidateFamily
{
    public const string FamilyName = "ridge-average";

    private const string Core = "core";

    // Selected features that lead the row; behind them comes what momentum reads. Without it there is no such member.
    private const string Selected = "selected";
    private static readonly double[] Penalties = [10, 30, 100];
    private static readonly double[] DriftPriors = [10, 30, 100];

    public override string Name => FamilyName;

    public override SearchSpace? Space => null;

    public override IReadOnlyList<string> Columns(FeatureSet set, bool momentum) =>
        momentum ? [.. set.Features.Union(MomentumFamily.ReadColumns, StringComparer.Ordinal)] : set.Features;

    public override LearnerRecipe Untuned(FeatureSet set, bool momentum) =>
        new()
        {
            Family = Name,
            Parameters = momentum
                ? Parameters((Core, set.Core), (Selected, set.Features.Count))
                : Parameters((Core, set.Core)),
        };

    public override ILearner Learner(LearnerRecipe recipe, int copies)
    {
        var ridge = Anchored(new RidgeLearner([.. Penalties.Select(penalty => penalty * copies)]), copies, DriftPriors);
        var sparse = new LeadingFeaturesLearner(ridge, (int)recipe[Core]);
        return recipe.Parameters.TryGetValue(Selected, out var selected)
            ? new BlendLearner([sparse, new LeadingFeaturesLearner(ridge, (int)selected), MomentumFamily.Rule(copies)])
            : new BlendLearner([sparse, ridge]);
    }
}

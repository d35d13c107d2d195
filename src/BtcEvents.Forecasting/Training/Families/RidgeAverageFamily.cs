using BtcEvents.Learning;
using BtcEvents.Learning.Ensembles;
using BtcEvents.Learning.Linear;
using BtcEvents.Learning.Search;

namespace BtcEvents.Forecasting;

/// <summary>
/// The mean of ridge fits over a ladder of penalties and drift priors, each once on the core features and once on all.
/// Nothing is tuned, so nothing can be tuned to chance: averaging over settings and over sparse and dense models is
/// hard to beat on few rows (Bates &amp; Granger 1969; Giannone, Lenza &amp; Primiceri 2021).
/// </summary>
internal sealed class RidgeAverageFamily : CandidateFamily
{
    private const string Core = "core";
    private static readonly double[] Penalties = [10, 30, 100];
    private static readonly double[] DriftPriors = [10, 30, 100];

    public override string Name => "ridge-average";

    public override SearchSpace? Space => null;

    public override bool UsesAllFeatures => true;

    public override LearnerRecipe Untuned(FeatureSet set) =>
        new() { Family = Name, Parameters = Parameters((Core, set.Core)) };

    public override LearnerRecipe Recipe(TrialParameters point, int stage) =>
        throw new InvalidOperationException($"{Name} has nothing to tune");

    public override ILearner Learner(LearnerRecipe recipe, int copies)
    {
        var dense = Anchored(new RidgeLearner([.. Penalties.Select(penalty => penalty * copies)]), copies, DriftPriors);
        return new BlendLearner([new LeadingFeaturesLearner(dense, (int)recipe[Core]), dense]);
    }
}

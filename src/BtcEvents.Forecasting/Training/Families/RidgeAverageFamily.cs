using BtcEvents.Learning;
using BtcEvents.Learning.Ensembles;
using BtcEvents.Learning.Linear;
using BtcEvents.Learning.Search;

namespace BtcEvents.Forecasting;

/// <summary>
/// The mean of ridge fits over a ladder of penalties and drift priors. Nothing is tuned, so nothing can be tuned to
/// chance: averaging over settings is hard to beat on few rows (Bates &amp; Granger 1969; Timmermann 2006).
/// </summary>
internal sealed class RidgeAverageFamily : CandidateFamily
{
    private static readonly double[] Penalties = [3, 10, 30, 100];
    private static readonly double[] DriftPriors = [10, 30, 100];

    public override string Name => "ridge-average";

    public override SearchSpace? Space => null;

    public override LearnerRecipe Recipe(TrialParameters? point, int stage) => new() { Family = Name };

    public override ILearner Learner(LearnerRecipe recipe, int copies) => new BlendLearner(
        from penalty in Penalties
        from prior in DriftPriors
        select Anchored(new RidgeLearner(penalty * copies), prior, copies));
}

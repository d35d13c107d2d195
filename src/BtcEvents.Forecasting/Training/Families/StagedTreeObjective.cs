using BtcEvents.Features;
using BtcEvents.Learning.Anchoring;
using BtcEvents.Learning.Search;
using BtcEvents.Learning.XGBoost;

namespace BtcEvents.Forecasting;

/// <summary>Scores a point at several numbers of boosting rounds, each fold being boosted once.</summary>
internal sealed class StagedTreeObjective(
    FoldJudge folds, int[] rounds, Func<TrialParameters, XGBoostParameters> settings, double driftPriorMonths) : ISearchObjective
{
    public int Folds => folds.Blocks.Count;

    public int Stages => rounds.Length;

    public ITrialRun Begin(TrialParameters parameters) => new Run(folds, rounds, settings(parameters), driftPriorMonths);

    private sealed class Run(FoldJudge folds, int[] rounds, XGBoostParameters settings, double driftPriorMonths) : ITrialRun
    {
        private readonly XGBoostFit?[] _fits = new XGBoostFit?[folds.Blocks.Count];

        public double Loss(int stage, int fold)
        {
            var fit = _fits[fold] ??= new(settings, AnchoredLearner.OpenPart(folds.TrainingRows(fold, calendarOnly: true), FeatureNames.CloseToMean, driftPriorMonths), folds.Seed);
            fit.AdvanceTo(rounds[stage]);
            var added = fit.Predict(folds.TestRows(fold));
            return folds.Loss(fold, i => folds.Anchor(fold, i) + added[i]);
        }

        public void Dispose()
        {
            foreach (var fit in _fits)
            {
                fit?.Dispose();
            }
        }
    }
}

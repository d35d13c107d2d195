using BtcEvents.Features;
using BtcEvents.Learning;
using BtcEvents.Learning.Baselines;
using BtcEvents.Learning.Evaluation;

namespace BtcEvents.Forecasting;

/// <summary>The forecasts that need no model, on the judged months.</summary>
internal static class JudgedBaselines
{
    /// <summary>All, judged on the same folds as the candidates.</summary>
    public static IReadOnlyList<Candidate> Of(
        FeatureTable table,
        IReadOnlyList<RollingSplit> splits,
        int seed,
        CancellationToken cancellationToken
    )
    {
        var rows = new LearningRows(table, [FeatureNames.CloseToMean, FeatureNames.Change]);
        var judge = new FoldJudge(rows, splits, 1, seed);
        ILearner[] learners =
        [
            new ZeroLearner(),
            new MeanLearner(),
            new CarryLearner(FeatureNames.Change),
            new EndOfMonthLearner(FeatureNames.CloseToMean, driftPriorRows: null),
            new EndOfMonthLearner(FeatureNames.CloseToMean, EndOfMonthLearner.UsualPrior),
        ];
        return
        [
            .. learners.Select(l => new Candidate
            {
                Name = l.Name,
                Learner = l,
                Rows = rows,
                CalendarRowsOnly = true,
                Folds = judge.Forecast(l, true, 1, cancellationToken),
            }),
        ];
    }
}

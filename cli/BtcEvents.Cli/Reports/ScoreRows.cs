using BtcEvents.Learning.Evaluation;
using BtcEvents.Reporting;

namespace BtcEvents.Cli.Reports;

/// <summary>Scores in the report's words.</summary>
internal static class ScoreRows
{
    public static LeaderboardRow Of(
        string name,
        ForecastScores scores,
        bool baseline,
        bool champion = false,
        double? trainRmse = null
    ) =>
        new()
        {
            Name = name,
            Baseline = baseline,
            Champion = champion,
            Rmse = scores.Rmse,
            Mae = scores.Mae,
            R2 = scores.R2,
            Smape = scores.Smape,
            DirectionalAccuracy = scores.DirectionalAccuracy,
            TrainRmse = trainRmse,
        };
}

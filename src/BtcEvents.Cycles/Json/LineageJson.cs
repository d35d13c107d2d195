namespace BtcEvents.Cycles;

/// <summary>The lineage of a forecast, for scripts.</summary>
public static class LineageJson
{
    public static string Write(ForecastLineage lineage) =>
        ScriptJson.Write(
            new
            {
                lineage.Forecast,
                lineage.Training.Champion,
                Recipe = lineage.Training.Recipe?.ToString(),
                lineage.Training.PromotionReason,
                lineage.Training.Features,
                FeatureSet = new
                {
                    lineage.Set.AsOf,
                    lineage.Set.Features,
                    lineage.Set.Verdicts,
                },
                lineage.Training.Importances,
                lineage.Training.Leaderboard,
                lineage.Training.Drift,
                Payloads = lineage.Data?.Series,
                Facts = lineage.Facts.Select(f => new
                {
                    f.Seq,
                    f.Fact,
                    f.Body.OccurredAt,
                    f.RecordedAt,
                    f.MessageId,
                    f.Causation,
                }),
            }
        );
}

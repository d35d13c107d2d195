using BtcEvents.Contracts;
using BtcEvents.Forecasting;
using MassTransit;

namespace BtcEvents.Trainer;

/// <summary>
/// Reacts to <see cref="FeaturesSelected"/> with <see cref="ModelTrained"/> and, where there is drift,
/// <see cref="DriftDetected"/>.
/// </summary>
public sealed class TrainerConsumer(ModelTraining training, TimeProvider clock) : IConsumer<FeaturesSelected>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<FeaturesSelected> context)
    {
        var fact = context.Message;
        var trained = await training.TrainAsync(fact.Cycle, fact.Table, fact.FeatureSet, context.CancellationToken);
        if (trained.Record.Drift.Verdict == DriftRecord.Drifted)
        {
            await context.Publish(
                new DriftDetected
                {
                    Cycle = fact.Cycle,
                    OccurredAt = clock.GetUtcNow(),
                    Features =
                    [
                        .. trained
                            .Record.Drift.Features.Where(f => f.Verdict == DriftRecord.Drifted)
                            .OrderByDescending(f => f.StabilityIndex)
                            .Select(f => f.Feature),
                    ],
                    Reason = trained.Record.Drift.Reason,
                }
            );
        }

        await context.Publish(ToFact(fact, trained));
    }

    private ModelTrained ToFact(FeaturesSelected fact, TrainedModel trained) =>
        new()
        {
            Cycle = fact.Cycle,
            OccurredAt = clock.GetUtcNow(),
            DatasetDigest = fact.DatasetDigest,
            Table = fact.Table,
            FeatureSet = fact.FeatureSet,
            Model = trained.Model,
            Training = trained.Training,
            Algorithm = trained.Record.Champion,
            Leaderboard = [.. trained.Record.Leaderboard.Select(ToScore)],
            Promoted = trained.Record.Promoted,
            PromotionReason = trained.Record.PromotionReason,
            Drift = trained.Record.Drift.Verdict,
        };

    private static CandidateScore ToScore(LeaderboardEntry entry) =>
        new()
        {
            Name = entry.Name,
            Baseline = entry.Baseline,
            Rmse = entry.Test.Rmse,
            Mae = entry.Test.Mae,
            R2 = entry.Test.R2,
            DirectionalAccuracy = entry.Test.DirectionalAccuracy,
            Smape = entry.Test.Smape,
            TrainRmse = entry.Train.Rmse,
        };
}

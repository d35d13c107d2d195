using BtcEvents.Contracts;
using MassTransit;

namespace BtcEvents.Predictor;

/// <summary>Reacts to <see cref="ModelTrained"/> with <see cref="ForecastMade"/>.</summary>
public sealed class PredictorConsumer(MonthPrediction prediction) : IConsumer<ModelTrained>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<ModelTrained> context)
    {
        var forecast = await prediction.ForecastAsync(context.Message, context.CancellationToken);
        await context.Publish(
            new ForecastMade
            {
                Cycle = context.Message.Cycle,
                OccurredAt = forecast.MadeAt,
                ForecastId = forecast.ForecastId,
                ChangePercent = forecast.ChangePercent,
                Lower = forecast.Lower,
                Upper = forecast.Upper,
                Coverage = forecast.Coverage,
                BaseMeanClose = forecast.BaseMeanClose,
                Model = forecast.Model,
                Algorithm = forecast.Algorithm,
                FeatureSet = forecast.FeatureSet,
                Table = forecast.Table,
                DatasetDigest = forecast.DatasetDigest,
                Simulated = forecast.Simulated,
            }
        );
    }
}

using BtcEvents.Contracts;
using MassTransit;

namespace BtcEvents.Predictor;

/// <summary>Reacts to <see cref="ModelTrained"/> with <see cref="ForecastMade"/>.</summary>
public sealed class PredictorConsumer(MonthPrediction prediction) : IConsumer<ModelTrained>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<ModelTrained> context) =>
        await context.Publish(await prediction.ForecastAsync(context.Message, context.CancellationToken));
}

using BtcEvents.Contracts;
using MassTransit;

namespace BtcEvents.AlertBridge;

/// <summary>
/// Reacts to what went wrong, was refused, drifted or was promoted with <see cref="AlertRaised"/>; once per fact, by
/// the inbox.
/// </summary>
public sealed class AlertBridgeConsumer(TimeProvider clock)
    : IConsumer<CycleStartAnswered>,
        IConsumer<StageFailed>,
        IConsumer<CycleFailed>,
        IConsumer<DriftDetected>,
        IConsumer<ModelTrained>,
        IConsumer<ForecastMade>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<CycleStartAnswered> context) =>
        PublishAsync(context, Alerts.Of(context.Message, context.SentTime ?? clock.GetUtcNow()));

    /// <inheritdoc />
    public Task Consume(ConsumeContext<StageFailed> context) => RaiseAsync(context);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<CycleFailed> context) => RaiseAsync(context);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<DriftDetected> context) => RaiseAsync(context);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<ModelTrained> context) => RaiseAsync(context);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<ForecastMade> context) => RaiseAsync(context);

    private static Task RaiseAsync<TFact>(ConsumeContext<TFact> context)
        where TFact : class, ICycleFact => PublishAsync(context, Alerts.Find(context.Message));

    private static Task PublishAsync(ConsumeContext context, AlertRaised? alert) =>
        alert is null ? Task.CompletedTask : context.Publish(alert, context.CancellationToken);
}

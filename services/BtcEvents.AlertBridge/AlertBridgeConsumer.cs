using BtcEvents.Contracts;
using MassTransit;

namespace BtcEvents.AlertBridge;

/// <summary>
/// Reacts to what went wrong, drifted or was promoted with <see cref="AlertRaised"/>; once per fact, by the inbox.
/// </summary>
public sealed class AlertBridgeConsumer
    : IConsumer<StageFailed>,
        IConsumer<CycleFailed>,
        IConsumer<DriftDetected>,
        IConsumer<ModelTrained>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<StageFailed> context) => RaiseAsync(context, Alerts.Of(context.Message));

    /// <inheritdoc />
    public Task Consume(ConsumeContext<CycleFailed> context) => RaiseAsync(context, Alerts.Of(context.Message));

    /// <inheritdoc />
    public Task Consume(ConsumeContext<DriftDetected> context) => RaiseAsync(context, Alerts.Of(context.Message));

    /// <inheritdoc />
    public Task Consume(ConsumeContext<ModelTrained> context) => RaiseAsync(context, Alerts.Of(context.Message));

    private static Task RaiseAsync(ConsumeContext context, AlertRaised? alert) =>
        alert is null ? Task.CompletedTask : context.Publish(alert, context.CancellationToken);
}

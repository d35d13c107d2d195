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
    public Task Consume(ConsumeContext<StageFailed> context) => RaiseAsync(context);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<CycleFailed> context) => RaiseAsync(context);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<DriftDetected> context) => RaiseAsync(context);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<ModelTrained> context) => RaiseAsync(context);

    private static Task RaiseAsync<TFact>(ConsumeContext<TFact> context)
        where TFact : class, ICycleFact =>
        Alerts.Find(context.Message) is { } alert
            ? context.Publish(alert, context.CancellationToken)
            : Task.CompletedTask;
}

using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Messaging;

namespace BtcEvents.Cycles;

/// <summary>Commands of a host that has an outbox: stored first, sent after.</summary>
public sealed class OutboxCommands(OutboxPublisher publisher) : ICycleCommands
{
    /// <inheritdoc />
    public Task StartAsync(StartMonthlyCycle command, CancellationToken cancellationToken) =>
        command.Fault() is { } fault
            ? throw new BadInputException(fault)
            : publisher.PublishAsync(command, cancellationToken);

    /// <inheritdoc />
    public Task RetryAsync(RetryCycle command, CancellationToken cancellationToken) =>
        publisher.PublishAsync(command, cancellationToken);

    /// <inheritdoc />
    public Task CancelAsync(CancelCycle command, CancellationToken cancellationToken) =>
        publisher.PublishAsync(command, cancellationToken);
}

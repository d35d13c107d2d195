using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Storage.Operational;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Messaging;

/// <summary>Writes <see cref="StageFailed"/> to journal and outbox, after the consumer's own work was undone.</summary>
internal sealed class StageFailures(IServiceScopeFactory scopes, TimeProvider clock)
{
    public async Task TellAsync(Stage stage, ConsumeContext consumed, CycleContext cycle, Exception failure)
    {
        var failed = new StageFailed
        {
            Cycle = cycle,
            OccurredAt = clock.GetUtcNow(),
            Hop = HopClock.Of(consumed)?.Timing(),
            Stage = stage,
            Reason = Failure.Describe(failure),
            Transient = Failure.IsTransient(failure),
        };

        // Derived, so that a message which fails again after a crash says so once.
        var messageId = CycleIdentity.Derive("stage-failed", consumed.MessageId.ToString()!, stage.ToString());
        await using var scope = scopes.CreateAsyncScope();
        var unit = scope.ServiceProvider.GetRequiredService<IOperationalUnit>();
        unit.Record(new JournalEntry(failed, messageId, consumed.GetOriginalMessageId()));
        await scope
            .ServiceProvider.GetRequiredService<IPublishEndpoint>()
            .Publish(
                failed,
                publish =>
                {
                    publish.MessageId = messageId;
                    publish.ConversationId = consumed.ConversationId;
                    publish.InitiatorId = consumed.CorrelationId;
                },
                consumed.CancellationToken
            );
        await unit.CommitAsync(consumed.CancellationToken);
    }
}

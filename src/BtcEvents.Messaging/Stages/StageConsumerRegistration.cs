using BtcEvents.Contracts;
using MassTransit;
using MassTransit.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Messaging;

/// <summary>Adds the consumers that are stages of a cycle.</summary>
public static class StageConsumerRegistration
{
    /// <summary>
    /// Adds a stage's consumer on its own endpoint. Around it, and around its retries: a stage outside the plan does
    /// not run; a failure for good becomes <see cref="StageFailed"/>; outcome and duration are measured. Cycles of one
    /// symbol pass the stage one after the other within this process (champion, feature set and market rows are kept
    /// by symbol), other symbols beside them. A cycle never waits for itself: where its first try hangs, the second
    /// runs.
    /// </summary>
    public static void AddStageConsumer<TConsumer, TMessage>(this IBusRegistrationConfigurator bus, Stage stage)
        where TConsumer : class, IConsumer<TMessage>
        where TMessage : class, ICycleMessage => Wrap<TConsumer, TMessage>(bus.AddConsumer<TConsumer>(), stage);

    /// <summary>The same with a definition for the endpoint's limits.</summary>
    public static void AddStageConsumer<TConsumer, TMessage, TDefinition>(
        this IBusRegistrationConfigurator bus,
        Stage stage
    )
        where TConsumer : class, IConsumer<TMessage>
        where TMessage : class, ICycleMessage
        where TDefinition : class, IConsumerDefinition<TConsumer> =>
        Wrap<TConsumer, TMessage>(bus.AddConsumer<TConsumer, TDefinition>(), stage);

    private static void Wrap<TConsumer, TMessage>(IConsumerRegistrationConfigurator<TConsumer> consumer, Stage stage)
        where TConsumer : class, IConsumer<TMessage>
        where TMessage : class, ICycleMessage =>
        consumer.Endpoint(endpoint =>
            endpoint.AddConfigureEndpointCallback(
                (services, queue) =>
                {
                    BtcEventsTelemetry.StageAdded(stage);
                    // Outermost: who waits for a turn holds no connection, and the wait is not counted as work.
                    queue.UseTurns(
                        services,
                        context =>
                            context.TryGetMessage<TMessage>(out var consumed)
                                ? new Turn(consumed.Message.Cycle.Symbol, consumed.Message.Cycle.CycleId)
                                : null
                    );
                    var filter = ActivatorUtilities.CreateInstance<StageFilter<TMessage>>(services, stage);

                    // Before the dispatch to message types: an ordinary filter would lie inside the retries.
                    queue.AddPrePipeSpecification(new FilterPipeSpecification<ConsumeContext>(filter));
                }
            )
        );
}

using MassTransit;

namespace BtcEvents.Trainer;

/// <summary>Limits of the trainer's endpoint.</summary>
public sealed class TrainerConsumerDefinition : ConsumerDefinition<TrainerConsumer>
{
    /// <summary>A training uses every core, so a second one beside it would only slow both.</summary>
    public TrainerConsumerDefinition() => ConcurrentMessageLimit = 1;

    /// <summary>
    /// One message in hand and one next: more would lie here while another trainer has nothing to do.
    /// </summary>
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<TrainerConsumer> consumerConfigurator,
        IRegistrationContext context
    ) => endpointConfigurator.PrefetchCount = 2;
}

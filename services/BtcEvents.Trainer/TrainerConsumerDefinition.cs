using MassTransit;

namespace BtcEvents.Trainer;

/// <summary>Limits of the trainer's endpoint.</summary>
public sealed class TrainerConsumerDefinition : ConsumerDefinition<TrainerConsumer>
{
    /// <summary>A training uses every core, so a second one beside it would only slow both.</summary>
    public TrainerConsumerDefinition() => ConcurrentMessageLimit = 1;
}

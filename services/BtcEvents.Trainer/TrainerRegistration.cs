using BtcEvents.Contracts;
using BtcEvents.Messaging;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Trainer;

/// <summary>Adds the trainer to a host's bus.</summary>
public static class TrainerRegistration
{
    /// <summary>The consumer on its own endpoint. Needs the three stores and training options.</summary>
    public static void AddTrainer(this IBusRegistrationConfigurator bus)
    {
        bus.AddScoped<ModelTraining>();
        bus.AddStageConsumer<TrainerConsumer, FeaturesSelected, TrainerConsumerDefinition>(Stage.Training);
    }
}

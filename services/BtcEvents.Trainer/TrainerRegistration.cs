using BtcEvents.Contracts;
using BtcEvents.Forecasting;
using BtcEvents.Learning.MlNet;
using BtcEvents.Learning.Trees;
using BtcEvents.Messaging;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Trainer;

/// <summary>Adds the trainer to a host's bus.</summary>
public static class TrainerRegistration
{
    /// <summary>
    /// The consumer on its own endpoint. Needs the three stores. Reads the section <c>Training</c> of the host's
    /// settings, unless the host has training options of its own.
    /// </summary>
    public static void AddTrainer(this IBusRegistrationConfigurator bus)
    {
        bus.AddSettings<TrainingOptions>(TrainingOptions.Section);
        bus.AddSingleton<ITreeLibrary, MlNetTrees>();
        bus.AddScoped<ModelTraining>();
        bus.AddStageConsumer<TrainerConsumer, FeaturesSelected, TrainerConsumerDefinition>(Stage.Training);
    }
}

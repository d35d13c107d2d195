using BtcEvents.Contracts;
using BtcEvents.Messaging;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Preprocessor;

/// <summary>Adds the preprocessor to a host's bus.</summary>
public static class PreprocessorRegistration
{
    /// <summary>
    /// The consumer on its own endpoint. Needs a market store, an artefact store and feature options.
    /// </summary>
    public static void AddPreprocessor(this IBusRegistrationConfigurator bus)
    {
        bus.AddScoped<FeaturePreparation>();
        bus.AddStageConsumer<PreprocessorConsumer, DataUpdated>(Stage.Features);
    }
}

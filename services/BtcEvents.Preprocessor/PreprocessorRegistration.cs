using BtcEvents.Contracts;
using BtcEvents.Features;
using BtcEvents.Messaging;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Preprocessor;

/// <summary>Adds the preprocessor to a host's bus.</summary>
public static class PreprocessorRegistration
{
    /// <summary>
    /// The consumer on its own endpoint. Needs a market store and an artefact store. Reads the section
    /// <c>Features</c> of the host's settings, unless the host has feature options of its own.
    /// </summary>
    public static void AddPreprocessor(this IBusRegistrationConfigurator bus)
    {
        bus.AddSettings<FeatureOptions>(FeatureOptions.Section);
        bus.AddScoped<FeaturePreparation>();
        bus.AddStageConsumer<PreprocessorConsumer, DataUpdated>(Stage.Features);
    }
}

using BtcEvents.Contracts;
using BtcEvents.Forecasting;
using BtcEvents.Messaging;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Selector;

/// <summary>Adds the selector to a host's bus.</summary>
public static class SelectorRegistration
{
    /// <summary>
    /// The consumer on its own endpoint. Needs an artefact store and the registry. Reads the section
    /// <c>Selection</c> of the host's settings, unless the host has selection options of its own.
    /// </summary>
    public static void AddSelector(this IBusRegistrationConfigurator bus)
    {
        bus.AddSettings<SelectionOptions>(SelectionOptions.Section);
        bus.AddScoped<FeatureSelection>();
        bus.AddStageConsumer<SelectorConsumer, FeaturesPrepared>(Stage.Selection);
    }
}

using BtcEvents.Contracts;
using BtcEvents.Messaging;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Selector;

/// <summary>Adds the selector to a host's bus.</summary>
public static class SelectorRegistration
{
    /// <summary>
    /// The consumer on its own endpoint. Needs an artefact store, the registry and selection options.
    /// </summary>
    public static void AddSelector(this IBusRegistrationConfigurator bus)
    {
        bus.AddScoped<FeatureSelection>();
        bus.AddStageConsumer<SelectorConsumer, FeaturesPrepared>(Stage.Selection);
    }
}

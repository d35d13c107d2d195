using BtcEvents.Contracts;
using BtcEvents.Messaging;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Fetcher;

/// <summary>Adds the fetcher to a host's bus.</summary>
public static class FetcherRegistration
{
    /// <summary>
    /// The consumer on its own endpoint. Needs the order of sources, a market store and an artefact store. Reads
    /// the section <c>Fetch</c> of the host's settings.
    /// </summary>
    public static void AddFetcher(this IBusRegistrationConfigurator bus)
    {
        bus.AddSettings<FetchOptions>(FetchOptions.Section);
        bus.AddScoped<MarketUpdater>();
        bus.AddStageConsumer<FetcherConsumer, UpdateMarketData>(Stage.Data);
    }
}

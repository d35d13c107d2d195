using BtcEvents.BusTests.Support;
using BtcEvents.Messaging;
using BtcEvents.Orchestrator;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Orchestrator;

/// <summary>A host with the saga, doubles of all stages, and the tape.</summary>
internal static class CycleHost
{
    public static readonly string[] WholeCycle =
    [
        "CycleStarted",
        "DataUpdated",
        "FeaturesPrepared",
        "FeaturesSelected",
        "ModelTrained",
        "ForecastMade",
        "CycleCompleted",
    ];

    public static Task<BusHost> StartAsync(
        string store,
        Action<CycleOptions>? options = null,
        Action<IServiceCollection>? services = null,
        bool resumes = false,
        BusTransport? transport = null
    ) =>
        BusHost.StartAsync(
            store,
            bus =>
            {
                bus.AddOrchestrator(o =>
                {
                    o.RetryPause = TimeSpan.FromMilliseconds(1);
                    options?.Invoke(o);
                });
                if (resumes)
                {
                    bus.AddCycleResumption();
                }

                bus.AddStageDoubles();
                bus.AddConsumer<TapeConsumer>();
            },
            services,
            transport
        );

    public static async Task<IEnumerable<string>> FactsAsync(this BusHost host, Guid cycleId) =>
        (await host.JournalAsync(cycleId)).Select(fact => fact.Fact);
}

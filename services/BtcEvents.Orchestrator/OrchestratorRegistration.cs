using BtcEvents.Messaging;
using BtcEvents.Storage.Operational;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Orchestrator;

/// <summary>Adds the saga to a host's bus.</summary>
public static class OrchestratorRegistration
{
    /// <summary>The saga on the endpoint <c>monthly-cycle</c>, and <see cref="ICycleReader"/>.</summary>
    public static void AddOrchestrator(this IBusRegistrationConfigurator bus, Action<CycleOptions>? configure = null)
    {
        bus.AddOptions<CycleOptions>()
            .Configure(options => configure?.Invoke(options))
            .Validate(options => options.IsValid, "Cycle: tries are 1 to 100, deadlines above zero and at most 7 days, pauses at most one day")
            .ValidateOnStart();
        bus.AddScoped<CycleSteps>();
        bus.AddScoped<LastGoodFact>();
        bus.AddScoped<StageAlarm>();
        bus.AddCycleReader();
        var saga = bus.AddSagaStateMachine<MonthlyCycle, CycleState>();
        saga.Endpoint(endpoint => endpoint.Name = "monthly-cycle");
        saga.InOperationalStore();
    }

    /// <summary>
    /// With the saga, in the only process on the store: cycles that were running when the last process ended go on
    /// when this one starts.
    /// </summary>
    public static void AddCycleResumption(this IBusRegistrationConfigurator bus) => bus.AddHostedService<CycleResumption>();

    /// <summary>Only the reader, for a program that looks and runs no saga.</summary>
    public static IServiceCollection AddCycleReader(this IServiceCollection services) => services.AddScoped<ICycleReader, CycleReader>();
}

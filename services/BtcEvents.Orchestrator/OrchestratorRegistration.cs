using BtcEvents.Messaging;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BtcEvents.Orchestrator;

/// <summary>Adds the saga to a host's bus.</summary>
public static class OrchestratorRegistration
{
    /// <summary>
    /// The saga on the endpoint <c>monthly-cycle</c>, the queue for commands typed by hand, and
    /// <see cref="ICycleReader"/>. Reads the section <c>Cycle</c> of the host's settings; <paramref name="configure"/>
    /// has the last word.
    /// </summary>
    public static void AddOrchestrator(this IBusRegistrationConfigurator bus, Action<CycleOptions>? configure = null)
    {
        bus.AddSettings<CycleOptions>(CycleOptions.Section).Configure(options => configure?.Invoke(options));
        bus.AddScoped<ClaimMonth>();
        bus.AddScoped<FixInputs>();
        bus.AddScoped<RecallLastGood>();
        bus.AddScoped<NoteGiven>();
        bus.AddScoped<CarryOut>();
        StartMonthlyCycleConsumer.Add(bus);
        var saga = bus.AddSagaStateMachine<MonthlyCycle, CycleState>();
        saga.Endpoint(endpoint =>
        {
            endpoint.Name = "monthly-cycle";
            endpoint.AddConfigureEndpointCallback(Limit);
        });
        saga.InOperationalStore();
    }

    /// <summary>
    /// With the saga, in the only process on the store: cycles that were running when the last process ended go on
    /// when this one starts.
    /// </summary>
    public static void AddCycleResumption(this IBusRegistrationConfigurator bus) =>
        bus.AddHostedService<CycleResumption>();

    // The instance's version keeps it right however many write at once; turns keep those in one process from losing
    // races all the time. A message without correlation id, which others may send, has the version alone.
    private static void Limit(IRegistrationContext services, IReceiveEndpointConfigurator endpoint)
    {
        endpoint.ConcurrentMessageLimit = services.GetRequiredService<IOptions<CycleOptions>>().Value.ConcurrencyLimit;
        endpoint.UseTurns(
            services,
            context => context.CorrelationId is { } cycle ? new Turn(cycle.ToString(), Owner: null) : null
        );
    }
}

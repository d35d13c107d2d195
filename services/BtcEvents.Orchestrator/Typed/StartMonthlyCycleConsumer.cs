using System.Net.Mime;
using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Messaging;
using MassTransit;

namespace BtcEvents.Orchestrator;

/// <summary>
/// Takes start commands that a person typed: plain JSON without an envelope, on the queue <c>start-monthly-cycle</c>.
/// Only this queue does; everywhere else a message must say what it is. Checks the command here, where the writer can
/// find it again in <c>start-monthly-cycle_error</c>, and passes it on to the saga.
/// </summary>
internal sealed class StartMonthlyCycleConsumer : IConsumer<StartMonthlyCycle>
{
    /// <summary>Name of the queue, and of the exchange that leads to it.</summary>
    public const string Name = "start-monthly-cycle";

    /// <summary>Adds the queue to the bus.</summary>
    public static void Add(IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<StartMonthlyCycleConsumer>()
            .Endpoint(endpoint =>
            {
                endpoint.Name = Name;
                // What is published in an envelope goes to the saga without a detour.
                endpoint.ConfigureConsumeTopology = false;
                endpoint.AddConfigureEndpointCallback(
                    (_, queue) =>
                    {
                        queue.DefaultContentType = new ContentType(MediaTypeNames.Application.Json);
                        queue.AddDeserializer(new TypedStartDeserializer(), isDefault: true);
                    }
                );
            });

    /// <inheritdoc />
    public Task Consume(ConsumeContext<StartMonthlyCycle> context) =>
        context.Message.Fault() is { } fault ? throw new BadInputException(fault) : context.Publish(context.Message);
}

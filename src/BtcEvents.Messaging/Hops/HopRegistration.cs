using MassTransit;
using MassTransit.Configuration;
using MassTransit.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Messaging;

/// <summary>Measures the hops of an endpoint.</summary>
internal static class HopRegistration
{
    /// <summary>
    /// The messages of the endpoint are measured from here on; what was added before lies outside and is not. Adding it
    /// again is harmless: filters of an endpoint and those of all endpoints are added in an order that is not ours.
    /// </summary>
    public static void UseHops(this IReceiveEndpointConfigurator endpoint, IServiceProvider services) =>
        endpoint.AddPrePipeSpecification(
            new FilterPipeSpecification<ConsumeContext>(new HopFilter(services.GetRequiredService<TimeProvider>()))
        );

    /// <summary>Counts the messages that go to the error queue without ever having been read.</summary>
    public static void CountUnread(this IReceiveEndpointConfigurator endpoint) =>
        endpoint.ConfigureError(errors =>
        {
            errors.UseFilter(new UnreadFilter());
            // What the bus does by itself where nobody configures it.
            errors.UseFilter(new GenerateFaultFilter());
            errors.UseFilter(new ErrorTransportFilter());
        });
}

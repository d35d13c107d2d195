using MassTransit;
using MassTransit.Configuration;

namespace BtcEvents.Messaging;

/// <summary>Keeps messages that belong together from being consumed at once.</summary>
public static class TurnRegistration
{
    /// <summary>
    /// Messages of the endpoint take turns by what <paramref name="turnOf"/> says; null waits for nobody. Holds within
    /// this process only: across processes the stores' own checks (versions, unique keys) decide. Lies outside retries,
    /// inbox and outbox, so that the next message sees what the one before has committed. A message that waits takes up
    /// one place of the endpoint's concurrency limit.
    /// </summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="services">Where its parts come from.</param>
    /// <param name="turnOf">Whose turn a message waits for.</param>
    public static void UseTurns(
        this IReceiveEndpointConfigurator endpoint,
        IServiceProvider services,
        Func<ConsumeContext, Turn?> turnOf
    )
    {
        endpoint.UseHops(services); // the wait for a turn is part of a hop
        endpoint.AddPrePipeSpecification(new FilterPipeSpecification<ConsumeContext>(new TurnFilter(turnOf)));
    }
}

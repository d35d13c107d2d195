using BtcEvents.Failures;
using MassTransit;

namespace BtcEvents.Messaging;

/// <summary>
/// Retry by kind of failure, from the outside in: what may pass, a few times; a server that is away, until it is back;
/// a lost race, at once. Bad input never.
/// </summary>
internal static class ConsumerRetries
{
    public static void Apply(IReceiveEndpointConfigurator endpoint, ConsumerRetryOptions options)
    {
        endpoint.UseMessageRetry(retry =>
        {
            retry.Ignore<Exception>(failure => !Failure.IsTransient(failure) || ServerTrouble.IsAway(failure));
            Pauses(retry, options.Limit, options.MinInterval, options.MaxInterval);
        });
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<Exception>(ServerTrouble.IsAway);
            Pauses(retry, options.AwayLimit, options.MinInterval, options.MaxInterval);
        });
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<StoreConflictException>();
            Pauses(retry, options.ConcurrencyLimit, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(100));
        });
    }

    private static void Pauses(IRetryConfigurator retry, int limit, TimeSpan min, TimeSpan max)
    {
        if (limit > 0)
        {
            retry.Exponential(limit, min, max, min);
        }
        else
        {
            retry.None();
        }
    }
}

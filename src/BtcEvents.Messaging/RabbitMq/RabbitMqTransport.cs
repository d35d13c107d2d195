using BtcEvents.Failures;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BtcEvents.Messaging;

/// <summary>
/// Messages over RabbitMQ, in durable quorum queues. Any number of processes; each queue's messages are shared among
/// its readers.
/// </summary>
public static class RabbitMqTransport
{
    /// <summary>See <see cref="BusTransport"/>; takes <see cref="RabbitMqOptions"/> from the host's settings.</summary>
    public static void Use(
        IBusRegistrationConfigurator bus,
        Action<IBusRegistrationContext, IBusFactoryConfigurator> shared
    )
    {
        bus.AddSettings<RabbitMqOptions>(RabbitMqOptions.Section);
        bus.AddReceiveObserver<LostChannelObserver>();
        bus.AddConfigureEndpointsCallback(
            (context, _, endpoint) => Endpoint(endpoint, context.GetRequiredService<IOptions<RabbitMqOptions>>().Value)
        );
        bus.UsingRabbitMq(
            (context, factory) =>
            {
                Connect(factory, context.GetRequiredService<IOptions<RabbitMqOptions>>().Value);
                shared(context, factory);
                factory.ConfigureEndpoints(context);
            }
        );
    }

    /// <summary>A bus for a program beside the services, without an outbox; not started.</summary>
    public static IBusControl CreateBus(RabbitMqOptions options)
    {
        var bus = Bus.Factory.CreateUsingRabbitMq(factory =>
        {
            Connect(factory, options);
            CycleTopology.Apply(factory);
        });
        bus.ConnectReceiveObserver(new LostChannelObserver());
        return bus;
    }

    internal static void Connect(IRabbitMqBusFactoryConfigurator factory, RabbitMqOptions options) =>
        factory.Host(
            options.Host,
            (ushort)options.Port,
            options.VirtualHost,
            AppDomain.CurrentDomain.FriendlyName,
            host =>
            {
                host.Username(options.User);
                host.Password(options.Password);
                host.OnRefreshConnectionFactory = client =>
                {
                    client.SocketFactory = PatientTcpClient.Create;
                    return Task.CompletedTask;
                };
                host.PublisherConfirmation = true; // what is sent is on the broker's disk before the outbox forgets it
                if (options.Tls)
                {
                    host.UseSsl(ssl => ssl.ServerName = options.Host);
                }
            }
        );

    /// <summary>
    /// Bad input says nothing of the servers; nor does what was cancelled, because its channel is gone or the process
    /// ends.
    /// </summary>
    internal static bool CountsForKillSwitch(Exception failure) =>
        Failure.IsTransient(failure)
        && failure is not OperationCanceledException { InnerException: not TimeoutException };

    private static void Endpoint(IReceiveEndpointConfigurator endpoint, RabbitMqOptions options)
    {
        if (endpoint is not IRabbitMqReceiveEndpointConfigurator queue)
        {
            return;
        }

        queue.SetQuorumQueue();
        endpoint.ConcurrentMessageLimit ??= options.ConcurrencyLimit;
        queue.PrefetchCount = Math.Max(options.PrefetchCount, endpoint.ConcurrentMessageLimit.Value);
        endpoint.ConfigureReceive(receive => receive.UseFilter(new BodyLimitFilter(options.MaxBodyBytes)));
        endpoint.ConfigureDeadLetter(unknown => unknown.UseFilter(new UnknownTypeFilter()));

        // Most of what comes fails although it may pass later: something is down. Leave the rest in the queue for a
        // while.
        endpoint.UseKillSwitch(guard =>
            guard
                .SetActivationThreshold(10)
                .SetTripThreshold(0.5)
                .SetTrackingPeriod(m: 1)
                .SetRestartTimeout(s: 30)
                .SetExceptionFilter(failures => failures.Ignore<Exception>(failure => !CountsForKillSwitch(failure)))
        );
    }
}

using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Storage;
using MassTransit;
using Microsoft.Extensions.Options;

namespace BtcEvents.Messaging;

/// <summary>
/// Publishes commands from a program that consumes nothing and has no outbox: when the call returns, the broker has the
/// message on its disk, in a queue that somebody reads or will read. A caller that dies before that repeats the
/// command; the saga takes it once.
/// </summary>
public sealed class CommandSender : IAsyncDisposable
{
    private readonly IBusControl _bus;

    private CommandSender(IBusControl bus) => _bus = bus;

    /// <summary>Connects.</summary>
    /// <exception cref="ServerException">RabbitMQ is away, or refuses the user.</exception>
    public static async Task<CommandSender> ConnectAsync(RabbitMqOptions options, CancellationToken cancellationToken)
    {
        await new RabbitMqProbe(Options.Create(options)).CheckAsync(cancellationToken);
        var bus = Bus.Factory.CreateUsingRabbitMq(factory =>
        {
            RabbitMqTransport.Connect(factory, options);
            CycleTopology.Apply(factory);
        });
        await bus.StartAsync(cancellationToken);
        return new(bus);
    }

    /// <summary>Publishes a command.</summary>
    /// <exception cref="BadInputException">No queue is bound to it: no orchestrator has ever joined this
    /// broker.</exception>
    public async Task SendAsync<T>(T command, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            await _bus.Publish(command, publish => ((RabbitMqSendContext)publish).Mandatory = true, cancellationToken);
        }
        catch (MessageReturnedException unbound)
        {
            throw new BadInputException(
                $"nobody takes {typeof(T).Name}: no orchestrator has ever run on this broker; 'btc up' starts one",
                unbound
            );
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await _bus.StopAsync(CancellationToken.None);
}

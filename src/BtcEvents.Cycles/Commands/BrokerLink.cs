using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Messaging;
using MassTransit;
using Microsoft.Extensions.Options;

namespace BtcEvents.Cycles;

/// <summary>
/// A connection to the broker for a program that has no outbox and no queue of its own: it sends commands and hears
/// facts. When a command's call returns, the broker has it on its disk, in a queue that somebody reads or will read; a
/// caller that dies before that repeats the command, and the saga takes it once.
/// </summary>
public sealed class BrokerLink : ICycleCommands, IAsyncDisposable
{
    private readonly IBusControl _bus;

    private BrokerLink(IBusControl bus) => _bus = bus;

    /// <summary>Connects.</summary>
    /// <exception cref="ServerException">RabbitMQ is away, or refuses the user.</exception>
    public static async Task<BrokerLink> ConnectAsync(RabbitMqOptions options, CancellationToken cancellationToken)
    {
        await new RabbitMqProbe(Options.Create(options)).CheckAsync(cancellationToken);
        var bus = RabbitMqTransport.CreateBus(options);
        await bus.StartAsync(cancellationToken);
        return new(bus);
    }

    /// <inheritdoc />
    public Task StartAsync(StartMonthlyCycle command, CancellationToken cancellationToken) =>
        command.Fault() is { } fault ? throw new BadInputException(fault) : SendAsync(command, cancellationToken);

    /// <inheritdoc />
    public Task RetryAsync(RetryCycle command, CancellationToken cancellationToken) =>
        SendAsync(command, cancellationToken);

    /// <inheritdoc />
    public Task CancelAsync(CancelCycle command, CancellationToken cancellationToken) =>
        SendAsync(command, cancellationToken);

    /// <summary>Hears the facts of every cycle from now on.</summary>
    public Task<FactFeed> HearAsync(CancellationToken cancellationToken) =>
        FactFeed.ConnectAsync(_bus, TimeProvider.System, cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await _bus.StopAsync(CancellationToken.None);

    private async Task SendAsync<T>(T command, CancellationToken cancellationToken)
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
}

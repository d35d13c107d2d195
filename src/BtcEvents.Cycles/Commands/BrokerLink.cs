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
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly IBusControl _bus;
    private readonly RabbitMqOptions _options;

    private BrokerLink(IBusControl bus, RabbitMqOptions options) => (_bus, _options) = (bus, options);

    /// <summary>Connects.</summary>
    /// <exception cref="ServerException">RabbitMQ is away, or refuses the user.</exception>
    public static async Task<BrokerLink> ConnectAsync(RabbitMqOptions options, CancellationToken cancellationToken)
    {
        await new RabbitMqProbe(Options.Create(options)).CheckAsync(cancellationToken);
        var link = new BrokerLink(RabbitMqTransport.CreateBus(options), options);
        try
        {
            await link._bus.StartAsync(cancellationToken);
            return link;
        }
        catch
        {
            await link.DisposeAsync();
            throw;
        }
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

    /// <summary>Raises an alert; which channels tell people of it, <see cref="HearTellingsAsync"/> says.</summary>
    /// <exception cref="BadInputException">No channel has ever run on this broker.</exception>
    public Task RaiseAsync(AlertRaised alert, Guid messageId, CancellationToken cancellationToken) =>
        SendAsync(alert, "alert bridge", cancellationToken, messageId);

    /// <summary>Hears the facts of every cycle from now on.</summary>
    /// <exception cref="ServerException">The broker gives this user no queue of its own.</exception>
    public Task<FactFeed> HearAsync(CancellationToken cancellationToken) =>
        HearAsync(token => FactFeed.ConnectAsync(_bus, TimeProvider.System, token), cancellationToken);

    /// <summary>Hears which channels tell people of alerts from now on.</summary>
    /// <exception cref="ServerException">The broker gives this user no queue of its own.</exception>
    public Task<AlertTellings> HearTellingsAsync(CancellationToken cancellationToken) =>
        HearAsync(token => AlertTellings.ConnectAsync(_bus, TimeProvider.System, token), cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        using var over = new CancellationTokenSource(Patience);
        try
        {
            await _bus.StopAsync(over.Token);
        }
        catch (OperationCanceledException)
        {
            // A broker that is away answers no goodbye; what was sent is confirmed already.
        }
    }

    private async Task<T> HearAsync<T>(Func<CancellationToken, Task<T>> connect, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        over.CancelAfter(Patience);
        try
        {
            return await connect(over.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ServerUnreachableException(
                "RabbitMQ",
                $"{_options.Host}:{_options.Port}",
                $"no queue to hear facts on within {Patience.TotalSeconds:0} s; its user must be allowed to configure, "
                    + $"write and read in the virtual host '{_options.VirtualHost}'"
            );
        }
    }

    private Task SendAsync<T>(T command, CancellationToken cancellationToken)
        where T : class => SendAsync(command, "orchestrator", cancellationToken);

    private async Task SendAsync<T>(T message, string taker, CancellationToken cancellationToken, Guid? id = null)
        where T : class
    {
        try
        {
            await _bus.Publish(
                message,
                publish =>
                {
                    ((RabbitMqSendContext)publish).Mandatory = true;
                    publish.MessageId = id ?? publish.MessageId;
                },
                cancellationToken
            );
        }
        catch (MessageReturnedException unbound)
        {
            throw new BadInputException(
                $"nobody takes {typeof(T).Name}: no {taker} has ever run on this broker; 'btc up' starts one",
                unbound
            );
        }
    }
}

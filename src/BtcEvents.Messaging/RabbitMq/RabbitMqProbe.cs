using BtcEvents.Failures;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace BtcEvents.Messaging;

/// <summary>Whether RabbitMQ is there, knows the user, and has the virtual host.</summary>
public sealed class RabbitMqProbe(IOptions<RabbitMqOptions> options) : IServerProbe
{
    /// <inheritdoc />
    public string Server => "RabbitMQ";

    /// <inheritdoc />
    public string Address => options.Value.Address;

    /// <inheritdoc />
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await RabbitMqConnection
                .Factory(options.Value)
                .CreateConnectionAsync(cancellationToken);
        }
        catch (Exception refused) when (Find<AuthenticationFailureException>(refused) is not null)
        {
            throw Refused(
                "it knows no such user with this password; check RabbitMq:User and RabbitMq:Password",
                refused
            );
        }
        catch (Exception refused)
            when (Find<OperationInterruptedException>(refused) is { ShutdownReason.ReplyCode: 530 })
        {
            throw Refused(
                $"the virtual host '{options.Value.VirtualHost}' does not exist, or the user may not enter it",
                refused
            );
        }
        catch (Exception away)
            when (away is BrokerUnreachableException or IOException or System.Net.Sockets.SocketException)
        {
            throw new ServerUnreachableException(Server, Address, away.GetBaseException().Message, away);
        }
    }

    private ServerRefusedException Refused(string why, Exception inner) =>
        new(Server, Address, options.Value.User, why, inner);

    private static T? Find<T>(Exception? failure)
        where T : Exception =>
        failure switch
        {
            null => null,
            T found => found,
            AggregateException several => several
                .InnerExceptions.Select(Find<T>)
                .FirstOrDefault(found => found is not null),
            _ => Find<T>(failure.InnerException),
        };
}

using System.Net.Http.Json;
using System.Text.Json.Serialization;
using BtcEvents.Failures;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace BtcEvents.Messaging;

/// <summary>A queue as it is now.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Waiting">Messages that nobody has taken in hand.</param>
/// <param name="Consumers">Who reads it.</param>
public sealed record QueueState(string Name, uint Waiting, uint Consumers);

/// <summary>The queues of the virtual host, which only the management interface can list.</summary>
public static class BrokerQueues
{
    /// <summary>Those that stay when their reader goes, without the dead letters', by name.</summary>
    /// <exception cref="ServerException">RabbitMQ or its management interface is away, or refuses the user.</exception>
    public static async Task<IReadOnlyList<QueueState>> StatesAsync(
        RabbitMqOptions options,
        CancellationToken cancellationToken
    )
    {
        var queues = (await ListAsync(options, cancellationToken))
            .Where(queue => queue is { AutoDelete: false, Exclusive: false } && !DeadLetterQueues.IsOne(queue.Name))
            .Select(queue => queue.Name);
        return await StatesAsync(options, queues, cancellationToken);
    }

    /// <summary>Those of these names; one that is not there has nobody who reads it.</summary>
    /// <exception cref="ServerException">RabbitMQ is away, or refuses the user.</exception>
    public static async Task<IReadOnlyList<QueueState>> StatesAsync(
        RabbitMqOptions options,
        IEnumerable<string> names,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var connection = await RabbitMqConnection
                .Factory(options)
                .CreateConnectionAsync(cancellationToken);
            var states = new List<QueueState>();
            foreach (var name in names)
            {
                states.Add(await StateAsync(connection, name, cancellationToken));
            }

            return states;
        }
        // That a connection is not had at all is another kind than that one breaks.
        catch (Exception broken) when (broken is RabbitMQClientException or IOException)
        {
            throw new ServerUnreachableException("RabbitMQ", options.Address, broken.Message, broken);
        }
    }

    // The management interface knows the figures of some seconds ago; the queue itself those of now.
    private static async Task<QueueState> StateAsync(
        IConnection connection,
        string name,
        CancellationToken cancellationToken
    )
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            var queue = await channel.QueueDeclarePassiveAsync(name, cancellationToken);
            return new(name, queue.MessageCount, queue.ConsumerCount);
        }
        catch (OperationInterruptedException absent) when (absent.ShutdownReason is { ReplyCode: 404 })
        {
            return new(name, 0, 0);
        }
    }

    /// <summary>Their names.</summary>
    /// <exception cref="ServerException">The interface is away, or refuses the user.</exception>
    internal static async Task<IReadOnlyList<string>> NamesAsync(
        RabbitMqOptions options,
        CancellationToken cancellationToken
    ) => [.. (await ListAsync(options, cancellationToken)).Select(queue => queue.Name)];

    private static Task<IReadOnlyList<Queue>> ListAsync(RabbitMqOptions options, CancellationToken cancellationToken) =>
        ManagementInterface.AskAsync<IReadOnlyList<Queue>>(
            options,
            "the tag 'management' and the right password",
            async http =>
            {
                var queues = await http.GetFromJsonAsync<List<Queue>>(
                    $"queues/{Uri.EscapeDataString(options.VirtualHost)}?columns=name,auto_delete,exclusive",
                    cancellationToken
                );
                return [.. queues!.OrderBy(queue => queue.Name, StringComparer.Ordinal)];
            },
            cancellationToken
        );

    private sealed record Queue(
        string Name,
        [property: JsonPropertyName("auto_delete")] bool AutoDelete,
        bool Exclusive
    );
}

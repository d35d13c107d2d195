using BtcEvents.Failures;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace BtcEvents.Messaging;

/// <summary>
/// Takes one dead letter after the other in hand. Those that are not taken out go back to their queue, also when
/// whoever walks dies.
/// </summary>
internal sealed class DeadLetterWalk(RabbitMqOptions options)
{
    /// <summary>So many of each queue a list shows.</summary>
    public const uint MostPerQueue = 1000;

    /// <summary>The dead letters, with what their numbers are cut from.</summary>
    public async Task<IReadOnlyList<(DeadLetter Letter, ulong Hash)>> FindAsync(
        string? queue,
        uint most,
        CancellationToken cancellationToken
    )
    {
        var found = new List<(DeadLetter, ulong)>();
        await EachAsync(
            queue,
            most,
            (_, name, message) =>
            {
                found.Add(Read(name, message));
                return Task.FromResult(false);
            },
            cancellationToken
        );
        return found;
    }

    /// <summary>What a message is, while it is in hand.</summary>
    public static (DeadLetter Letter, ulong Hash) Read(string queue, BasicGetResult message) =>
        (DeadLetter.Read(queue, message), DeadLetterNumbers.HashOf(queue, message));

    /// <summary>Meets every dead letter once.</summary>
    /// <param name="only">Only those of this queue; null for every one.</param>
    /// <param name="most">At most so many of each queue.</param>
    /// <param name="take">Told of each; true takes it out of its queue.</param>
    /// <param name="cancellationToken">Stops between two messages.</param>
    /// <exception cref="BadInputException">There is no such queue.</exception>
    /// <exception cref="ServerException">RabbitMQ is away, or refuses the user.</exception>
    public async Task EachAsync(
        string? only,
        uint most,
        Func<IChannel, string, BasicGetResult, Task<bool>> take,
        CancellationToken cancellationToken
    )
    {
        await new RabbitMqProbe(Options.Create(options)).CheckAsync(cancellationToken);
        var queues = (await BrokerQueues.NamesAsync(options, cancellationToken)).Where(DeadLetterQueues.IsOne).ToList();
        if (only is not null && !queues.Contains(only, StringComparer.Ordinal))
        {
            throw new BadInputException(
                $"there is no dead-letter queue '{only}'; there are "
                    + $"{(queues.Count == 0 ? "none" : string.Join(", ", queues))}"
            );
        }

        try
        {
            await EachAsync(queues.Where(queue => only is null || queue == only), most, take, cancellationToken);
        }
        catch (RabbitMQClientException broken)
        {
            throw new ServerUnreachableException("RabbitMQ", options.Address, broken.Message, broken);
        }
    }

    // Reads as many messages as a queue holds at first, so that those that fail again meanwhile are not met again.
    private async Task EachAsync(
        IEnumerable<string> queues,
        uint most,
        Func<IChannel, string, BasicGetResult, Task<bool>> take,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await RabbitMqConnection.Factory(options).CreateConnectionAsync(cancellationToken);
        foreach (var queue in queues)
        {
            // What is not acknowledged when the channel closes is back in the queue.
            await using var channel = await connection.CreateChannelAsync(
                new CreateChannelOptions(
                    publisherConfirmationsEnabled: true,
                    publisherConfirmationTrackingEnabled: true
                ),
                cancellationToken
            );
            var count = Math.Min(most, await channel.MessageCountAsync(queue, cancellationToken));
            for (
                var read = 0u;
                read < count && await channel.BasicGetAsync(queue, autoAck: false, cancellationToken) is { } message;
                read++
            )
            {
                if (await take(channel, queue, message))
                {
                    await channel.BasicAckAsync(message.DeliveryTag, multiple: false, cancellationToken);
                }
            }
        }
    }
}

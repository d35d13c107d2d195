using BtcEvents.Failures;
using BtcEvents.Market;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace BtcEvents.Messaging;

/// <summary>
/// The messages that were given up, by consumers in the queues <c>*_error</c> and <c>*_skipped</c>, by the broker in
/// <c>dead-letters</c>: looks at them, and sends them again.
/// </summary>
public sealed class DeadLetters(RabbitMqOptions options)
{
    private const uint MostPerQueue = 1000;

    /// <summary>
    /// The dead letters, at most 1000 of each queue. They stay where they are: the broker gets
    /// them back when they have been read, also from a reader that dies.
    /// </summary>
    /// <param name="queue">Only this queue.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="BadInputException">There is no such queue.</exception>
    /// <exception cref="ServerException">RabbitMQ is away, or refuses the user.</exception>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(string? queue, CancellationToken cancellationToken)
    {
        var found = new List<DeadLetter>();
        await EachAsync(
            queue,
            MostPerQueue,
            (_, name, message) =>
            {
                found.Add(Read(name, message));
                return Task.FromResult(false);
            },
            cancellationToken
        );
        return found;
    }

    /// <summary>
    /// Sends dead letters again to the queue they came from, unchanged but without the notes of their failure, and
    /// removes them once the broker has confirmed that. A crash in between leaves a message in both places, and the
    /// inbox drops the second.
    /// </summary>
    /// <param name="queue">Only those of this queue.</param>
    /// <param name="messageId">Only the one of this identity.</param>
    /// <param name="cancellationToken">Stops between two messages.</param>
    /// <returns>Those that were sent.</returns>
    /// <exception cref="BadInputException">There is no such queue, or the queue that a message came from is
    /// gone; the others were sent all the same.</exception>
    /// <exception cref="ServerException">RabbitMQ is away, or refuses the user.</exception>
    public async Task<IReadOnlyList<DeadLetter>> RedriveAsync(
        string? queue,
        string? messageId,
        CancellationToken cancellationToken
    )
    {
        var sent = new List<DeadLetter>();
        var gone = new SortedSet<string>(StringComparer.Ordinal);
        await EachAsync(
            queue,
            uint.MaxValue,
            async (channel, name, message) =>
            {
                if (
                    messageId is not null
                    && !string.Equals(messageId, message.BasicProperties.MessageId, StringComparison.OrdinalIgnoreCase)
                )
                {
                    return false;
                }

                var letter = Read(name, message);
                if (!await TrySendAgainAsync(channel, letter.Source, message, cancellationToken))
                {
                    gone.Add(letter.Source.Length > 0 ? letter.Source : "(it does not say which)");
                    return false; // those behind it have other sources
                }

                sent.Add(letter);
                return true;
            },
            cancellationToken
        );
        return gone.Count == 0
            ? sent
            : throw new BadInputException(
                $"{sent.Count} sent again; the others stay, for the queue that they came from is gone: "
                    + $"{string.Join(", ", gone)}: start its service first"
            );
    }

    private async Task EachAsync(
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

    // By the default exchange, which knows every queue by its name; false where there is none.
    private static async Task<bool> TrySendAgainAsync(
        IChannel channel,
        string source,
        BasicGetResult message,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await channel.BasicPublishAsync(
                exchange: "",
                source,
                mandatory: true,
                DeadLetterHeaders.Original(message.BasicProperties),
                message.Body,
                cancellationToken
            );
            return true;
        }
        catch (PublishException refused) when (refused.IsReturn)
        {
            return false;
        }
    }

    private static DeadLetter Read(string queue, BasicGetResult message)
    {
        var (properties, body) = (message.BasicProperties, DeadLetterBody.Read(message.Body));
        return new()
        {
            Queue = queue,
            Source = DeadLetterQueues.SourceOf(queue, properties),
            MessageId = properties.MessageId,
            At = DeadLetterHeaders.At(properties),
            MessageType = body.MessageType,
            Symbol = body.Symbol,
            Month = body.Month,
            Reason = DeadLetterHeaders.Reason(properties),
            Failure = DeadLetterHeaders.Failure(properties),
            Bytes = message.Body.Length,
        };
    }
}

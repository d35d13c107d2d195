using BtcEvents.Failures;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace BtcEvents.Messaging;

/// <summary>
/// The messages that were given up, by consumers in the queues <c>*_error</c> and <c>*_skipped</c>, by the broker in
/// <c>dead-letters</c>: looks at them, sends them again, or drops them.
/// </summary>
public sealed class DeadLetters(RabbitMqOptions options)
{
    private readonly DeadLetterWalk _walk = new(options);

    /// <summary>
    /// The dead letters, at most 1000 of each queue. They stay where they are: the broker gets
    /// them back when they have been read, also from a reader that dies.
    /// </summary>
    /// <param name="queue">Only this queue.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="BadInputException">There is no such queue.</exception>
    /// <exception cref="ServerException">RabbitMQ is away, or refuses the user.</exception>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(string? queue, CancellationToken cancellationToken) =>
        Numbered(await _walk.FindAsync(queue, DeadLetterWalk.MostPerQueue, cancellationToken));

    /// <summary>One dead letter with all that came with it; it stays where it is.</summary>
    /// <param name="choice">Which; the first where several are alike.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="BadInputException">There is none of that name, or there are several.</exception>
    /// <exception cref="ServerException">RabbitMQ is away, or refuses the user.</exception>
    public async Task<DeadLetterContent> ShowAsync(DeadLetterChoice choice, CancellationToken cancellationToken)
    {
        var found = await _walk.FindAsync(choice.Queue, uint.MaxValue, cancellationToken);
        var meant = choice.Among(found);
        var letter = Numbered(found).Where((_, i) => meant.Contains(found[i].Hash)).First();
        DeadLetterContent? shown = null;
        await _walk.EachAsync(
            letter.Queue,
            uint.MaxValue,
            (_, queue, message) =>
            {
                if (shown is null && meant.Contains(DeadLetterNumbers.HashOf(queue, message)))
                {
                    // The client owns the body only until the next message.
                    shown = new(letter, DeadLetterHeaders.All(message.BasicProperties), message.Body.ToArray());
                }

                return Task.FromResult(false);
            },
            cancellationToken
        );
        return shown
            ?? throw new BadInputException($"dead letter {letter.Number} has been sent again or dropped meanwhile");
    }

    /// <summary>
    /// Sends dead letters again to the queue they came from, unchanged but without the notes of their failure, and
    /// removes them once the broker has confirmed that. A crash in between leaves a message in both places, and the
    /// inbox drops the second.
    /// </summary>
    /// <param name="choice">Which.</param>
    /// <param name="cancellationToken">Stops between two messages.</param>
    /// <returns>Those that were sent.</returns>
    /// <exception cref="BadInputException">A name is none's, or the queue that a message came from is
    /// gone; the others were sent all the same.</exception>
    /// <exception cref="ServerException">RabbitMQ is away, or refuses the user.</exception>
    public async Task<IReadOnlyList<DeadLetter>> RedriveAsync(
        DeadLetterChoice choice,
        CancellationToken cancellationToken
    )
    {
        var gone = new SortedSet<string>(StringComparer.Ordinal);
        var sent = await TakeAsync(
            choice,
            async (channel, letter, message) =>
            {
                if (await TrySendAgainAsync(channel, letter.Source, message, cancellationToken))
                {
                    return true;
                }

                gone.Add(letter.Source.Length > 0 ? letter.Source : "(it does not say which)");
                return false; // those behind it have other sources
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

    /// <summary>Removes dead letters for good.</summary>
    /// <param name="choice">Which.</param>
    /// <param name="cancellationToken">Stops between two messages.</param>
    /// <returns>Those that were dropped.</returns>
    /// <exception cref="BadInputException">A name is none's.</exception>
    /// <exception cref="ServerException">RabbitMQ is away, or refuses the user.</exception>
    public Task<IReadOnlyList<DeadLetter>> DropAsync(DeadLetterChoice choice, CancellationToken cancellationToken) =>
        TakeAsync(choice, (_, _, _) => Task.FromResult(true), cancellationToken);

    private static IReadOnlyList<DeadLetter> Numbered(IReadOnlyList<(DeadLetter Letter, ulong Hash)> letters)
    {
        var numbers = DeadLetterNumbers.Of([.. letters.Select(letter => letter.Hash)]);
        return [.. letters.Select((letter, i) => letter.Letter with { Number = numbers[i] })];
    }

    private async Task<IReadOnlyList<DeadLetter>> TakeAsync(
        DeadLetterChoice choice,
        Func<IChannel, DeadLetter, BasicGetResult, Task<bool>> take,
        CancellationToken cancellationToken
    )
    {
        var meant = choice.IsAll
            ? null
            : choice.Among(await _walk.FindAsync(choice.Queue, uint.MaxValue, cancellationToken));
        var taken = new List<(DeadLetter Letter, ulong Hash)>();
        await _walk.EachAsync(
            choice.Queue,
            uint.MaxValue,
            async (channel, queue, message) =>
            {
                var (letter, hash) = DeadLetterWalk.Read(queue, message);
                if (meant?.Contains(hash) == false || !await take(channel, letter, message))
                {
                    return false;
                }

                taken.Add((letter, hash));
                return true;
            },
            cancellationToken
        );
        return Numbered(taken);
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
}

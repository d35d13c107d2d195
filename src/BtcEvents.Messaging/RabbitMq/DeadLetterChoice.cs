using BtcEvents.Failures;

namespace BtcEvents.Messaging;

/// <summary>Which dead letters are meant; every condition that is given must hold.</summary>
public sealed record DeadLetterChoice
{
    /// <summary>Only those of this queue.</summary>
    public string? Queue { get; init; }

    /// <summary>Only those of these causes; empty for all.</summary>
    public IReadOnlyList<string> Causes { get; init; } = [];

    /// <summary>Only those of these numbers or identities; empty for all.</summary>
    public IReadOnlyList<string> Letters { get; init; } = [];

    /// <summary>Whether no name is given, so that all of the queue are meant, those that come meanwhile too.</summary>
    internal bool IsAll => Causes.Count == 0 && Letters.Count == 0;

    /// <summary>
    /// The letters that are meant, by what their numbers are cut from. Only these may be taken: the same name may mean
    /// another letter that comes meanwhile.
    /// </summary>
    /// <exception cref="BadInputException">A name means none, or several that are not alike.</exception>
    internal IReadOnlySet<ulong> Among(IReadOnlyList<(DeadLetter Letter, ulong Hash)> letters)
    {
        foreach (var name in Letters)
        {
            Check(name, [.. letters.Where(l => Means(name, l.Letter, l.Hash)).Select(l => l.Hash).Distinct()]);
        }

        foreach (var cause in Causes.Where(cause => !letters.Any(l => Is(cause, l.Letter))))
        {
            throw new BadInputException(
                $"no dead letter has the cause '{cause}': 'btc dead-letters list' shows those there are"
            );
        }

        return letters.Where(l => Means(l.Letter, l.Hash)).Select(l => l.Hash).ToHashSet();
    }

    private static void Check(string name, IReadOnlyList<ulong> meant)
    {
        if (meant.Count == 0)
        {
            throw new BadInputException(
                $"no dead letter has the number or identity '{name}': 'btc dead-letters list' shows those there are"
            );
        }

        if (meant.Count > 1)
        {
            throw new BadInputException(
                $"{meant.Count} dead letters that are not alike have the number or identity '{name}': 'btc "
                    + "dead-letters list' shows longer numbers, and --queue says which queue's is meant"
            );
        }
    }

    private bool Means(DeadLetter letter, ulong hash) =>
        (Causes.Count == 0 || Causes.Any(cause => Is(cause, letter)))
        && (Letters.Count == 0 || Letters.Any(name => Means(name, letter, hash)));

    private static bool Is(string cause, DeadLetter letter) =>
        string.Equals(cause, letter.Cause, StringComparison.OrdinalIgnoreCase);

    private static bool Means(string name, DeadLetter letter, ulong hash) =>
        DeadLetterNumbers.Means(name, hash)
        || string.Equals(name, letter.MessageId, StringComparison.OrdinalIgnoreCase);
}

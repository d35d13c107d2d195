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

    /// <summary>Whether a letter is meant.</summary>
    internal bool Means(DeadLetter letter, ulong hash) =>
        (Causes.Count == 0 || Causes.Contains(letter.Cause, StringComparer.OrdinalIgnoreCase))
        && (Letters.Count == 0 || Letters.Any(name => Means(name, letter, hash)));

    /// <summary>Refuses names of none, and numbers that mean several that are not alike.</summary>
    /// <exception cref="BadInputException">There is such a name.</exception>
    internal void Check(IReadOnlyList<(DeadLetter Letter, ulong Hash)> letters)
    {
        foreach (var name in Letters)
        {
            var meant = letters.Where(l => Means(name, l.Letter, l.Hash)).Select(l => l.Hash).Distinct().Count();
            if (meant == 0)
            {
                throw new BadInputException(
                    $"no dead letter has the number or identity '{name}': 'btc dead-letters list' shows those there are"
                );
            }

            if (meant > 1 && DeadLetterNumbers.IsOne(name))
            {
                throw new BadInputException(
                    $"{meant} dead letters have numbers that end in {name}: 'btc dead-letters list' shows longer ones"
                );
            }
        }

        foreach (var cause in Causes)
        {
            if (!letters.Any(l => string.Equals(l.Letter.Cause, cause, StringComparison.OrdinalIgnoreCase)))
            {
                throw new BadInputException(
                    $"no dead letter has the cause '{cause}': 'btc dead-letters list' shows those there are"
                );
            }
        }
    }

    private static bool Means(string name, DeadLetter letter, ulong hash) =>
        DeadLetterNumbers.Means(name, hash)
        || string.Equals(name, letter.MessageId, StringComparison.OrdinalIgnoreCase);
}

using System.Collections.Immutable;

namespace BtcEvents.Learning.Ensembles;

/// <summary>Weights of a blend.</summary>
internal static class BlendWeights
{
    /// <summary>Whether all are finite and none negative, and one is above zero.</summary>
    public static bool AreValid(IReadOnlyCollection<double> weights) =>
        weights.All(w => w >= 0 && double.IsFinite(w)) && weights.Any(w => w > 0);

    /// <summary>Weights that sum to 1, equal where none are given.</summary>
    /// <exception cref="ArgumentException">There is no member, or the weights break their rule.</exception>
    public static ImmutableArray<double> Normalised(IEnumerable<double>? weights, int members)
    {
        if (members == 0)
        {
            throw new ArgumentException("a blend needs at least one member", nameof(members));
        }

        double[] given = weights is null ? [.. Enumerable.Repeat(1.0, members)] : [.. weights];
        if (given.Length != members || !AreValid(given))
        {
            throw new ArgumentException(
                $"a blend of {members} members needs {members} weights, none negative and one above zero",
                nameof(weights)
            );
        }

        // Weights that sum to 1 already (those of a stored model) stay as they are, to the bit.
        var sum = given.Sum();
        return Math.Abs(sum - 1) < 1e-12 ? [.. given] : [.. given.Select(w => w / sum)];
    }
}

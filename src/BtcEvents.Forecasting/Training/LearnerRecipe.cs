using System.Collections.Immutable;
using System.Globalization;

namespace BtcEvents.Forecasting;

/// <summary>
/// How to fit a model, as data: a family and its parameters. What a champion is, from month to month.
/// </summary>
public sealed record LearnerRecipe
{
    /// <summary>Name of the family, for example <c>ridge</c>.</summary>
    public required string Family { get; init; }

    /// <summary>Its parameters by name; none for a family without any.</summary>
    public ImmutableSortedDictionary<string, double> Parameters { get; init; } =
        ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>A parameter.</summary>
    /// <exception cref="InvalidDataException">The recipe has none of that name.</exception>
    public double this[string name] =>
        Parameters.TryGetValue(name, out var value)
            ? value
            : throw new InvalidDataException($"a recipe of family '{Family}' needs the parameter '{name}'");

    /// <summary>Whether both name the same family and the same parameters.</summary>
    public bool Equals(LearnerRecipe? other) =>
        other is not null && Family == other.Family && Parameters.SequenceEqual(other.Parameters);

    /// <inheritdoc />
    public override int GetHashCode() =>
        Parameters.Aggregate(Family.GetHashCode(StringComparison.Ordinal), HashCode.Combine);

    /// <inheritdoc />
    public override string ToString() =>
        Parameters.Count == 0
            ? Family
            : $"{Family} ({string.Join(", ", Parameters.Select(p => $"{p.Key} {p.Value:G4}"))})";
}

using System.Globalization;

namespace BtcEvents.Learning.Search;

/// <summary>One point of a search space.</summary>
public sealed class TrialParameters
{
    private readonly SearchSpace _space;
    private readonly double[] _values;

    internal TrialParameters(SearchSpace space, double[] values) => (_space, _values) = (space, values);

    /// <summary>Values in the order of the dimensions; the index of a choice.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>A real number.</summary>
    /// <exception cref="ArgumentException">No dimension has the name.</exception>
    public double Number(string name) => _values[IndexOf(name)];

    /// <summary>A whole number.</summary>
    /// <exception cref="ArgumentException">No dimension has the name.</exception>
    public int Integer(string name) => (int)_values[IndexOf(name)];

    /// <summary>The name of a choice.</summary>
    /// <exception cref="ArgumentException">No dimension has the name.</exception>
    public string Choice(string name)
    {
        var index = IndexOf(name);
        return _space.Dimensions[index].Choices[(int)_values[index]];
    }

    /// <summary>Name and value of each dimension, as texts for a record of the experiment.</summary>
    public IReadOnlyDictionary<string, string> ToTexts() =>
        _space.Dimensions.ToDictionary(
            d => d.Name,
            d =>
                d.Scale == DimensionScale.Choice
                    ? Choice(d.Name)
                    : Number(d.Name).ToString("R", CultureInfo.InvariantCulture),
            StringComparer.Ordinal
        );

    /// <inheritdoc />
    public override string ToString() => string.Join(", ", ToTexts().Select(p => $"{p.Key} {p.Value}"));

    private int IndexOf(string name)
    {
        for (var i = 0; i < _space.Dimensions.Count; i++)
        {
            if (string.Equals(_space.Dimensions[i].Name, name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        throw new ArgumentException($"the search space has no dimension '{name}'", nameof(name));
    }
}

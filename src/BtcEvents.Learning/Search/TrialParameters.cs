using System.Globalization;

namespace BtcEvents.Learning.Search;

/// <summary>One point of a search space.</summary>
public sealed class TrialParameters
{
    private readonly SearchSpace _space;
    private readonly double[] _values;

    internal TrialParameters(SearchSpace space, double[] values) => (_space, _values) = (space, values);

    /// <summary>Values in the order of the dimensions.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>A real number.</summary>
    /// <exception cref="ArgumentException">No dimension has the name.</exception>
    public double Number(string name) => _values[IndexOf(name)];

    /// <summary>A whole number.</summary>
    /// <exception cref="ArgumentException">No dimension has the name.</exception>
    public int Integer(string name) => (int)_values[IndexOf(name)];

    /// <inheritdoc />
    public override string ToString() =>
        string.Join(
            ", ",
            _space.Dimensions.Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Name} {Number(d.Name):R}"))
        );

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

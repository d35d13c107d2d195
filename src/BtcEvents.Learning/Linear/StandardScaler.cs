using System.Collections.Immutable;
using System.Text.Json.Nodes;
using BtcEvents.Learning.Serialization;

namespace BtcEvents.Learning.Linear;

/// <summary>
/// Standardises columns: (x - mean) / scale, with mean and population standard deviation (divisor n) of the finite
/// values of the rows it was fitted to. A value that is not finite becomes 0, the column's mean. A constant or
/// empty column has scale 1.
/// </summary>
public sealed class StandardScaler
{
    /// <summary>A scaler with known parameters, one mean and one scale a column.</summary>
    /// <exception cref="ArgumentException">Lengths differ, a value is not finite, or a scale is not above
    /// zero.</exception>
    public StandardScaler(IEnumerable<double> mean, IEnumerable<double> scale)
    {
        (Mean, Scale) = ([.. mean], [.. scale]);
        if (Mean.Length != Scale.Length || !Mean.All(double.IsFinite) || !Scale.All(s => double.IsFinite(s) && s > 0))
        {
            throw new ArgumentException(
                "a scaler needs a finite mean and a finite scale above zero for each column",
                nameof(scale)
            );
        }
    }

    /// <summary>Mean of each column.</summary>
    public ImmutableArray<double> Mean { get; }

    /// <summary>Standard deviation of each column, 1 where it was constant.</summary>
    public ImmutableArray<double> Scale { get; }

    /// <summary>Number of columns.</summary>
    public int Count => Mean.Length;

    /// <summary>Learns means and scales from the rows of <paramref name="data"/>.</summary>
    public static StandardScaler Fit(TrainingMatrix data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var (mean, scale) = (new double[data.Features.Count], new double[data.Features.Count]);
        var column = new List<double>(data.RowCount);
        for (var j = 0; j < mean.Length; j++)
        {
            column.Clear();
            for (var i = 0; i < data.RowCount; i++)
            {
                if (double.IsFinite(data.Row(i)[j]))
                {
                    column.Add(data.Row(i)[j]);
                }
            }

            (mean[j], scale[j]) = Moments(column);
        }

        return new(mean, scale);
    }

    /// <summary>
    /// Writes the standardised <paramref name="row"/> to <paramref name="destination"/> of the same length.
    /// </summary>
    /// <exception cref="ArgumentException">A length is not the number of columns.</exception>
    public void Transform(ReadOnlySpan<double> row, Span<double> destination)
    {
        InputCheck.RowLength(row, Count);
        InputCheck.RowLength(destination, Count);
        for (var j = 0; j < row.Length; j++)
        {
            destination[j] = double.IsFinite(row[j]) ? (row[j] - Mean[j]) / Scale[j] : 0;
        }
    }

    /// <summary>The same rows standardised, targets untouched.</summary>
    public TrainingMatrix Transform(TrainingMatrix data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var values = new double[data.Values.Length];
        for (var i = 0; i < data.RowCount; i++)
        {
            Transform(data.Row(i), values.AsSpan(i * Count, Count));
        }

        return new(values, data.Targets, data.Features);
    }

    /// <summary>Adds the parameters <c>mean</c> and <c>scale</c> to those of a model.</summary>
    internal void WriteTo(JsonObject parameters)
    {
        parameters["mean"] = ModelParameters.ToJson(Mean);
        parameters["scale"] = ModelParameters.ToJson(Scale);
    }

    /// <summary>The scaler of a document that <see cref="WriteTo"/> wrote.</summary>
    /// <exception cref="InvalidDataException">Its parameters are missing or impossible.</exception>
    internal static StandardScaler ReadFrom(ModelDocument document)
    {
        var count = document.Features.Count;
        var scale = ModelParameters.Numbers(document, "scale", count);
        return Array.TrueForAll(scale, s => s > 0)
            ? new(ModelParameters.Numbers(document, "mean", count), scale)
            : throw new InvalidDataException($"a '{document.Kind}' model has a scale that is not above zero");
    }

    private static (double Mean, double Scale) Moments(List<double> values)
    {
        if (values.Count == 0)
        {
            return (0, 1);
        }

        var (low, high) = (values.Min(), values.Max());
        if (low == high)
        {
            return (low, 1); // exact: a mean by summing would differ in the last bit and leave a tiny scale
        }

        // In units of the range, so that the squares of a nearly constant column do not vanish.
        var range = high - low;
        var mean = low + values.Average(v => v - low);
        var scale = range * Math.Sqrt(values.Average(v => (v - mean) / range * ((v - mean) / range)));
        return scale > 0 ? (mean, scale) : (mean, 1);
    }
}

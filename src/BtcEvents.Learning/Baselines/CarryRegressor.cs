using System.Collections.Immutable;
using System.Text.Json.Nodes;
using BtcEvents.Learning.Linear;
using BtcEvents.Learning.Serialization;

namespace BtcEvents.Learning.Baselines;

/// <summary>Forecasts the value of one column; 0 (no change) where that value is not known.</summary>
public sealed class CarryRegressor : IRegressor
{
    /// <summary>The kind in the model's document.</summary>
    public const string Kind = "carry";

    private readonly ImmutableArray<string> _features;
    private readonly int _index;

    /// <summary>A model that carries on <paramref name="column"/>.</summary>
    /// <exception cref="ArgumentException">The column is not among the features.</exception>
    public CarryRegressor(IEnumerable<string> features, string column)
    {
        _features = [.. features];
        _index = _features.IndexOf(column);
        if (_index < 0)
        {
            throw new ArgumentException(
                $"the carry baseline needs the feature '{column}', and the rows do not have it",
                nameof(column)
            );
        }
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The row has not one value for each feature.</exception>
    public double Predict(ReadOnlySpan<double> row)
    {
        InputCheck.RowLength(row, _features.Length);
        return double.IsFinite(row[_index]) ? row[_index] : 0;
    }

    /// <inheritdoc />
    public ModelDocument ToDocument() => new(Kind, _features, new JsonObject { ["column"] = _features[_index] });

    /// <summary>The model of a document.</summary>
    /// <exception cref="InvalidDataException">The column is missing or is not among the features.</exception>
    public static CarryRegressor FromDocument(ModelDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var column = ModelParameters.Text(document, "column");
        return document.Features.Contains(column, StringComparer.Ordinal)
            ? new(document.Features, column)
            : throw new InvalidDataException(
                $"a '{Kind}' model carries on '{column}', which is not among its features"
            );
    }
}

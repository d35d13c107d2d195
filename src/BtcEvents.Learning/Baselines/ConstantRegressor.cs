using System.Collections.Immutable;
using System.Text.Json.Nodes;
using BtcEvents.Learning.Linear;
using BtcEvents.Learning.Serialization;

namespace BtcEvents.Learning.Baselines;

/// <summary>Forecasts the same value whatever the row.</summary>
public sealed class ConstantRegressor : IRegressor
{
    /// <summary>The kind in the model's document.</summary>
    public const string Kind = "constant";

    private readonly ImmutableArray<string> _features;

    /// <summary>A model with a known value.</summary>
    /// <exception cref="ArgumentException"><paramref name="value"/> is not finite.</exception>
    public ConstantRegressor(IEnumerable<string> features, double value)
    {
        InputCheck.Parameter(double.IsFinite(value), nameof(value), value, "finite");
        (_features, Value) = ([.. features], value);
    }

    /// <summary>The forecast, percent.</summary>
    public double Value { get; }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The row has not one value for each feature.</exception>
    public double Predict(ReadOnlySpan<double> row)
    {
        InputCheck.RowLength(row, _features.Length);
        return Value;
    }

    /// <inheritdoc />
    public ModelDocument ToDocument() => new(Kind, _features, new JsonObject { ["value"] = Value });

    /// <summary>The model of a document.</summary>
    /// <exception cref="InvalidDataException">The value is missing.</exception>
    public static ConstantRegressor FromDocument(ModelDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new(document.Features, ModelParameters.Number(document, "value"));
    }
}

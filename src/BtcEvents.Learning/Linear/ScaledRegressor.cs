using System.Collections.Immutable;
using System.Text.Json.Nodes;
using BtcEvents.Learning.Serialization;

namespace BtcEvents.Learning.Linear;

/// <summary>A model on standardised (and perhaps clipped) columns, with its scaler.</summary>
public sealed class ScaledRegressor : IRegressor
{
    /// <summary>The kind in the model's document.</summary>
    public const string Kind = "scaled";

    private readonly ImmutableArray<string> _features;
    private readonly StandardScaler _scaler;
    private readonly IRegressor _inner;
    private readonly double? _clip;

    /// <summary>A model of its parts; <paramref name="clip"/> as in <see cref="ScaledLearner"/>.</summary>
    /// <exception cref="ArgumentException">The scaler has another number of columns than there are
    /// features.</exception>
    public ScaledRegressor(IEnumerable<string> features, StandardScaler scaler, IRegressor inner, double? clip = null)
    {
        ArgumentNullException.ThrowIfNull(scaler);
        ArgumentNullException.ThrowIfNull(inner);
        (_features, _scaler, _inner, _clip) = ([.. features], scaler, inner, clip);
        if (_features.Length != scaler.Count)
        {
            throw new ArgumentException(
                $"{_features.Length} features need as many scaler columns, not {scaler.Count}",
                nameof(scaler)
            );
        }
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The row has not one value for each feature.</exception>
    public double Predict(ReadOnlySpan<double> row)
    {
        var standardised = new double[_scaler.Count];
        Standardise(_scaler, _clip, row, standardised);
        return _inner.Predict(standardised);
    }

    /// <inheritdoc />
    public ModelDocument ToDocument()
    {
        var parameters = new JsonObject { ["inner"] = ModelDocumentJson.ToJson(_inner.ToDocument()) };
        _scaler.WriteTo(parameters);
        if (_clip is { } clip)
        {
            parameters["clip"] = clip;
        }

        return new(Kind, _features, parameters);
    }

    /// <summary>The model of a document.</summary>
    /// <exception cref="InvalidDataException">A parameter is missing or impossible.</exception>
    public static ScaledRegressor FromDocument(ModelDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var clip = ModelParameters.OptionalNumber(document, "clip");
        return clip is null or > 0
            ? new(document.Features, StandardScaler.ReadFrom(document), ModelParameters.Model(document, "inner"), clip)
            : throw new InvalidDataException($"a '{Kind}' model clips above zero, not at {clip}");
    }

    /// <summary>Standardises one row and cuts it; the same in training and in forecasting.</summary>
    internal static void Standardise(
        StandardScaler scaler,
        double? clip,
        ReadOnlySpan<double> row,
        Span<double> destination
    )
    {
        scaler.Transform(row, destination);
        for (var j = 0; clip is { } limit && j < destination.Length; j++)
        {
            destination[j] = Math.Clamp(destination[j], -limit, limit);
        }
    }
}

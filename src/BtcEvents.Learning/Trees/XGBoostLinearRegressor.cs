using System.Text.Json.Nodes;

namespace BtcEvents.Learning.Trees;

/// <summary>
/// A boosted linear model (gblinear) that XGBoost fitted for an earlier version; none is fitted any more. On
/// standardised values: start value + bias + weights times values, in XGBoost's order of 32-bit sums.
/// </summary>
internal sealed class XGBoostLinearRegressor : IRegressor
{
    private readonly ModelDocument _document;
    private readonly float _start;
    private readonly float[] _weights;
    private readonly Standardisation? _standardisation;

    private XGBoostLinearRegressor(ModelDocument document, float start, float[] weights, Standardisation? scale) =>
        (_document, _start, _weights, _standardisation) = (document, start, weights, scale);

    /// <summary>XGBoost lists a weight per feature and then the bias.</summary>
    /// <exception cref="InvalidDataException">The document is not a whole model.</exception>
    internal static XGBoostLinearRegressor Read(ModelDocument document, float start, JsonObject model)
    {
        const string Scale = "standardisation";
        var features = document.Features.Count;
        var standardisation = document.Parameters.ContainsKey(Scale)
            ? Standardisation.Read(ModelJson.Object(document.Parameters, Scale), features)
            : null;
        return new(Copy(document), start, ModelJson.Floats(model, "weights", features + 1), standardisation);
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">
    /// The row has another number of values than the model has features.
    /// </exception>
    public double Predict(ReadOnlySpan<double> row)
    {
        if (row.Length != _weights.Length - 1)
        {
            throw new ArgumentException($"the model wants {_weights.Length - 1} values, not {row.Length}", nameof(row));
        }

        var sum = _weights[^1] + _start;
        for (var i = 0; i < row.Length; i++)
        {
            var value = (float)(_standardisation?.Apply(row[i], i) ?? row[i]);

            // gblinear skips what is missing, which on standardised features means: takes the mean.
            sum += float.IsNaN(value) ? 0 : value * _weights[i];
        }

        return sum;
    }

    /// <inheritdoc />
    public ModelDocument ToDocument() => Copy(_document);

    private static ModelDocument Copy(ModelDocument document) =>
        document with
        {
            Features = [.. document.Features],
            Parameters = document.Parameters.DeepClone().AsObject(),
        };
}

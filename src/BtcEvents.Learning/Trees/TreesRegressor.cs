using System.Text.Json.Nodes;

namespace BtcEvents.Learning.Trees;

/// <summary>
/// A fitted model of trees. As data it is XGBoost's own model JSON, which any XGBoost can load; what XGBoost itself
/// wrote is read as well. It forecasts to the bit as XGBoost does.
/// </summary>
public sealed class TreesRegressor : IRegressor
{
    private readonly IReadOnlyList<string> _features;
    private readonly TreeEnsemble _trees;
    private readonly JsonObject? _written;

    /// <param name="features">Names of the columns.</param>
    /// <param name="trees">Splits of no other columns.</param>
    /// <param name="written">The JSON from which the trees were read; null where they were grown.</param>
    internal TreesRegressor(IReadOnlyList<string> features, TreeEnsemble trees, JsonObject? written = null) =>
        (_features, _trees, _written) = (features, trees, written);

    /// <summary>Gain of every feature, in the order of the features.</summary>
    public IReadOnlyList<FeatureGain> Importance => FeatureGain.Of(_features, _trees.Gains(_features.Count));

    /// <inheritdoc />
    /// <exception cref="ArgumentException">
    /// The row has another number of values than the model has features.
    /// </exception>
    public double Predict(ReadOnlySpan<double> row) =>
        row.Length == _features.Count
            ? _trees.Predict(row)
            : throw new ArgumentException($"the model wants {_features.Count} values, not {row.Length}", nameof(row));

    /// <inheritdoc />
    public ModelDocument ToDocument() =>
        new(XGBoostDocument.Kind, _features, new() { [XGBoostDocument.Model] = ToXGBoostJson() });

    /// <summary>
    /// The model as XGBoost's <c>save_model</c> writes one to a file <c>.json</c>: write its text to such a file, and
    /// <c>load_model</c> of XGBoost, in any language, reads it (tried with 1.7). The columns have to come in the order
    /// of the features, in the scale in which the model learnt them. Belongs to the caller.
    /// </summary>
    public JsonObject ToXGBoostJson() =>
        _written is null ? XGBoostJson.Write(_trees, _features.Count) : _written.DeepClone().AsObject();
}

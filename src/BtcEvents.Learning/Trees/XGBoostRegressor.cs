using System.Text.Json.Nodes;

namespace BtcEvents.Learning.Trees;

/// <summary>
/// A fitted XGBoost model. It forecasts in managed code, to the bit as XGBoost does, so a machine that only forecasts
/// needs no native library. As data it is XGBoost's own model JSON, which any XGBoost can load.
/// </summary>
public sealed class XGBoostRegressor : IRegressor
{
    internal const string Kind = "xgboost";

    private readonly IReadOnlyList<string> _features;
    private readonly JsonObject _json;
    private readonly IFittedModel _model;
    private readonly Standardisation? _standardisation;

    internal XGBoostRegressor(IReadOnlyList<string> features, JsonObject json, Standardisation? standardisation)
    {
        (_features, _json, _standardisation) = (features, json, standardisation);
        var learner = ModelJson.Object(json, "learner");
        var start = ModelJson.FloatText(ModelJson.Object(learner, "learner_model_param"), "base_score");
        var booster = ModelJson.Object(learner, "gradient_booster");
        var model = ModelJson.Object(booster, "model");
        _model = ModelJson.Text(booster, "name") switch
        {
            "gbtree" => TreeEnsemble.Read(start, model, features.Count),
            "gblinear" => LinearWeights.Read(start, model, features.Count),
            var name => throw new InvalidDataException(
                $"the XGBoost model does not fit: booster '{name}' is not known"
            ),
        };
    }

    /// <summary>Gain of every feature, in the order of the features.</summary>
    public IReadOnlyList<FeatureGain> Importance => FeatureGain.Of(_features, _model.Gains(_features.Count));

    /// <summary>The model of a document of kind <c>xgboost</c>.</summary>
    /// <exception cref="InvalidDataException">The document is not a whole XGBoost model.</exception>
    public static XGBoostRegressor Read(ModelDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var json = ModelJson.Object(document.Parameters, "model").DeepClone().AsObject();
        var standardisation = document.Parameters.ContainsKey("standardisation")
            ? Standardisation.Read(ModelJson.Object(document.Parameters, "standardisation"), document.Features.Count)
            : null;
        return new([.. document.Features], json, standardisation);
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">
    /// The row has another number of values than the model has features.
    /// </exception>
    public double Predict(ReadOnlySpan<double> row)
    {
        if (row.Length != _features.Count)
        {
            throw new ArgumentException($"the model wants {_features.Count} values, not {row.Length}", nameof(row));
        }

        if (_standardisation is null)
        {
            return _model.Predict(row);
        }

        var standardised = new double[row.Length];
        _standardisation.Apply(row, standardised);
        return _model.Predict(standardised);
    }

    /// <inheritdoc />
    public ModelDocument ToDocument()
    {
        var parameters = new JsonObject { ["model"] = _json.DeepClone() };
        if (_standardisation is not null)
        {
            parameters["standardisation"] = _standardisation.ToJson();
        }

        return new(Kind, _features, parameters);
    }
}

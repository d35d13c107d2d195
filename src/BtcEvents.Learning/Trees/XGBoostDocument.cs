using System.Text.Json.Nodes;

namespace BtcEvents.Learning.Trees;

/// <summary>
/// Documents of kind <c>xgboost</c>: XGBoost's own model JSON. Trees are grown here now; forests, boosted linear models
/// and trees that XGBoost itself fitted for versions before are still read.
/// </summary>
internal static class XGBoostDocument
{
    internal const string Kind = "xgboost";

    /// <summary>The parameter that holds XGBoost's JSON.</summary>
    internal const string Model = "model";

    /// <summary>The model of a document.</summary>
    /// <exception cref="InvalidDataException">The document is not a whole XGBoost model.</exception>
    internal static IRegressor Read(ModelDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var json = ModelJson.Object(document.Parameters, Model).DeepClone().AsObject();
        var learner = ModelJson.Object(json, "learner");
        var start = ModelJson.FloatText(ModelJson.Object(learner, "learner_model_param"), "base_score");
        var booster = ModelJson.Object(learner, "gradient_booster");
        var model = ModelJson.Object(booster, "model");
        string[] features = [.. document.Features];
        return ModelJson.Text(booster, "name") switch
        {
            "gbtree" => new TreesRegressor(features, TreeEnsemble.Read(start, model, features.Length), json),
            "gblinear" => XGBoostLinearRegressor.Read(document, start, model),
            var name => throw new InvalidDataException(
                $"the XGBoost model does not fit: booster '{name}' is not known"
            ),
        };
    }
}

using System.Text.Json.Nodes;

namespace BtcEvents.Learning.Trees;

/// <summary>Centre and scale of each feature of a boosted linear model of an earlier version.</summary>
internal sealed class Standardisation(double[] centre, double[] scale)
{
    /// <exception cref="InvalidDataException">A list is missing or of another length, or a scale is not
    /// positive.</exception>
    internal static Standardisation Read(JsonObject json, int features)
    {
        var scale = ModelJson.Doubles(json, "scale", features);
        return scale.All(s => s > 0)
            ? new(ModelJson.Doubles(json, "centre", features), scale)
            : throw new InvalidDataException(
                "the XGBoost model does not fit: a scale of its standardisation is not positive"
            );
    }

    internal double Apply(double value, int feature) => (value - centre[feature]) / scale[feature];
}

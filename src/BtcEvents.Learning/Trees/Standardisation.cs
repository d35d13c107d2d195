using System.Text.Json.Nodes;

namespace BtcEvents.Learning.Trees;

/// <summary>
/// Centre and scale of each feature, from the training rows only: what a penalised linear model needs to be fair to
/// its features.
/// </summary>
internal sealed class Standardisation(double[] centre, double[] scale)
{
    /// <summary>Mean and population standard deviation of what is known; a constant feature keeps scale 1.</summary>
    internal static Standardisation Of(TrainingMatrix data)
    {
        var width = data.Features.Count;
        var (centre, scale) = (new double[width], new double[width]);
        for (var column = 0; column < width; column++)
        {
            var known = Enumerable
                .Range(0, data.RowCount)
                .Select(r => data.Row(r)[column])
                .Where(v => !double.IsNaN(v))
                .ToArray();
            centre[column] = known.Length > 0 ? known.Average() : 0;
            var deviation =
                known.Length > 0 ? Math.Sqrt(known.Average(v => (v - centre[column]) * (v - centre[column]))) : 0;
            scale[column] = deviation > 0 ? deviation : 1;
        }

        return new(centre, scale);
    }

    internal static Standardisation Read(JsonObject json, int features)
    {
        var scale = ModelJson.Doubles(json, "scale", features);
        return scale.All(s => s > 0)
            ? new(ModelJson.Doubles(json, "centre", features), scale)
            : throw new InvalidDataException(
                "the XGBoost model does not fit: a scale of its standardisation is not positive"
            );
    }

    internal JsonObject ToJson() =>
        new()
        {
            ["centre"] = new JsonArray([.. centre.Select(c => (JsonNode)c)]),
            ["scale"] = new JsonArray([.. scale.Select(s => (JsonNode)s)]),
        };

    internal void Apply(ReadOnlySpan<double> row, Span<double> standardised)
    {
        for (var i = 0; i < row.Length; i++)
        {
            standardised[i] = (row[i] - centre[i]) / scale[i];
        }
    }

    internal TrainingMatrix Apply(TrainingMatrix data)
    {
        var values = new double[data.Values.Length];
        for (var row = 0; row < data.RowCount; row++)
        {
            Apply(data.Row(row), values.AsSpan(row * data.Features.Count, data.Features.Count));
        }

        return new(values, data.Targets, data.Features);
    }
}

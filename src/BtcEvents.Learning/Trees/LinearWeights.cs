using System.Text.Json.Nodes;

namespace BtcEvents.Learning.Trees;

/// <summary>A gblinear model: start value + bias + weights times values, in XGBoost's order of 32-bit sums.</summary>
internal sealed class LinearWeights(float start, float[] weights) : IFittedModel
{
    /// <summary>XGBoost lists a weight per feature and then the bias.</summary>
    internal static LinearWeights Read(float start, JsonObject model, int features) =>
        new(start, ModelJson.Floats(model, "weights", features + 1));

    public float Predict(ReadOnlySpan<double> row)
    {
        var sum = weights[^1] + start;
        for (var i = 0; i < weights.Length - 1; i++)
        {
            var value = (float)row[i];

            // gblinear skips what is missing, which on standardised features means: takes the mean.
            sum += float.IsNaN(value) ? 0 : value * weights[i];
        }

        return sum;
    }

    /// <summary>A linear model splits nothing; XGBoost reports its weights as importance, and so does this.</summary>
    public (double Total, int Splits)[] Gains(int features) =>
        [.. Enumerable.Range(0, features).Select(f => (Math.Abs((double)weights[f]), 1))];
}

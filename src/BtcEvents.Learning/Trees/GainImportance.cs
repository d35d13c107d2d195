namespace BtcEvents.Learning.Trees;

/// <summary>Importance of features by the gain of their splits, without keeping the model.</summary>
public static class GainImportance
{
    /// <summary>
    /// Boosts trees and sums the gains of their splits, as XGBoost's feature importance does.
    /// </summary>
    /// <param name="parameters">Settings of the trees.</param>
    /// <param name="data">Rows; NaN where not known.</param>
    /// <exception cref="ArgumentException">A setting or a value cannot be used.</exception>
    public static IReadOnlyList<FeatureGain> Measure(TreeParameters parameters, TrainingMatrix data)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var booster = new ExactBooster(parameters, new SortedRows(data));
        booster.AdvanceTo(parameters.Rounds);
        return FeatureGain.Of(data.Features, booster.Trees.Gains(data.Features.Count));
    }
}

/// <summary>How much one feature lowered the loss over all splits of a model.</summary>
/// <param name="Feature">Name of the feature.</param>
/// <param name="TotalGain">Sum of the gains of its splits (XGBoost's total_gain).</param>
/// <param name="AverageGain">Mean gain of its splits (XGBoost's gain), 0 if it splits nothing.</param>
/// <param name="Importance">Average gain as a share of the sum over all features, as scikit-learn's
/// feature_importances_; 0 if nothing splits.</param>
public sealed record FeatureGain(string Feature, double TotalGain, double AverageGain, double Importance)
{
    internal static IReadOnlyList<FeatureGain> Of(
        IReadOnlyList<string> features,
        IReadOnlyList<(double Total, int Splits)> gains
    )
    {
        var averages = gains.Select(g => g.Splits > 0 ? g.Total / g.Splits : 0).ToArray();
        var sum = averages.Sum();
        return
        [
            .. features.Select(
                (f, i) => new FeatureGain(f, gains[i].Total, averages[i], sum > 0 ? averages[i] / sum : 0)
            ),
        ];
    }
}

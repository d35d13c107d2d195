namespace BtcEvents.Learning.Evaluation;

/// <summary>How much worse a model forecasts when one feature's values are shuffled.</summary>
/// <param name="Feature">Name.</param>
/// <param name="RmseIncrease">Mean rise of the RMSE over the repeats, percentage points; about 0 or below: not
/// used.</param>
/// <param name="StandardDeviation">Of the rise over the repeats (divisor repeats - 1; 0 for one repeat).</param>
public sealed record FeatureImportance(string Feature, double RmseIncrease, double StandardDeviation);

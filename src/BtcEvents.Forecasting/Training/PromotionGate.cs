using BtcEvents.Learning.Evaluation;

namespace BtcEvents.Forecasting;

/// <summary>
/// Whether forecasts carry anything that the last close does not say already. Every candidate contains the baseline
/// <c>end-of-month</c> (its anchor), so the test is that of nested models (Clark &amp; West 2007): a plain comparison
/// of errors would punish a model for the noise of what it estimates.
/// </summary>
/// <param name="baseline"><c>end-of-month</c> on the judged months.</param>
/// <param name="level">See <see cref="TrainingOptions.PromotionLevel"/>.</param>
internal sealed class PromotionGate(Candidate baseline, double level)
{
    public Candidate Baseline { get; } = baseline;

    /// <summary>P-values of candidates that compete with each other, corrected for their number (Holm 1979).</summary>
    public double[] Corrected(IEnumerable<Candidate> candidates) => AdjustedPValues.Of([.. candidates.Select(PValue)]);

    /// <summary>
    /// One-sided p-value of one that stands alone: 0.5 for the baseline itself, 1 where there are too few months to
    /// tell.
    /// </summary>
    public double PValue(Candidate candidate)
    {
        var value = ClarkWest
            .Compare(
                [.. Baseline.Folds.Select(f => f.Actual)],
                [.. candidate.Folds.Select(f => f.Predicted)],
                [.. Baseline.Folds.Select(f => f.Predicted)]
            )
            .PValue;
        return double.IsNaN(value) ? 1 : value;
    }

    public bool Passes(double pValue) => pValue <= level;
}

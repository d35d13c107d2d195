namespace BtcEvents.Learning.Evaluation;

/// <summary>Outcome of a Diebold-Mariano test.</summary>
/// <param name="Statistic">
/// Corrected statistic; below 0 where the candidate lost less. NaN where there are too few errors, plus or minus
/// infinity where the difference is the same, not zero, every time.
/// </param>
/// <param name="PValue">
/// One-sided: how likely so low a statistic is where both are equally good; small speaks for the candidate. NaN where
/// the statistic is, and 0.5 where the losses are all equal.
/// </param>
/// <param name="MeanLossDifference">Mean loss of the candidate less that of the baseline.</param>
/// <param name="Count">Number of error pairs.</param>
public sealed record DieboldMarianoResult(double Statistic, double PValue, double MeanLossDifference, int Count);

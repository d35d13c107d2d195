namespace BtcEvents.Learning.Drift;

/// <summary>Outcome of a two-sample Kolmogorov-Smirnov test.</summary>
/// <param name="Statistic">Largest distance between the two distribution functions, 0 to 1.</param>
/// <param name="PValue">How likely so large a distance is where both samples come from one distribution.</param>
public sealed record KolmogorovSmirnovResult(double Statistic, double PValue);

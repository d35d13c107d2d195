namespace BtcEvents.Learning.Intervals;

/// <summary>An interval about one forecast, percent, and what it promises.</summary>
/// <param name="Lower">Lower end; minus infinity where nothing can be promised.</param>
/// <param name="Upper">Upper end; plus infinity where nothing can be promised.</param>
/// <param name="Coverage">Coverage asked for.</param>
/// <param name="GuaranteedCoverage">
/// Lower bound of the coverage for exchangeable residuals. At least <paramref name="Coverage"/>, except where a finite
/// end stands in for an infinite one (<see cref="TooFewResiduals.Widest"/>).
/// </param>
/// <param name="Residuals">Number of residuals it rests on.</param>
/// <param name="Enough">False where the residuals were too few for the coverage asked for.</param>
public sealed record ForecastInterval(
    double Lower,
    double Upper,
    double Coverage,
    double GuaranteedCoverage,
    int Residuals,
    bool Enough
);

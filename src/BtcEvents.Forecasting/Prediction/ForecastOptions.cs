using System.ComponentModel.DataAnnotations;

namespace BtcEvents.Forecasting;

/// <summary>How the interval is made.</summary>
public sealed record ForecastOptions
{
    /// <summary>Name of the section in the settings.</summary>
    public const string Section = "Forecast";

    /// <summary>Coverage wanted of the interval.</summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public double Coverage { get; init; } = 0.8;

    /// <summary>Step size of adaptive conformal inference (Gibbs &amp; Candès 2021).</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double AdaptationRate { get; init; } = 0.05;

    /// <summary>Judged months before the first interval is judged.</summary>
    [Range(1, 1_200)]
    public int Warmup { get; init; } = 12;
}

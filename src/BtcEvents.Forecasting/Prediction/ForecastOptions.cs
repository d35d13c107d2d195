namespace BtcEvents.Forecasting;

/// <summary>How the interval is made.</summary>
public sealed record ForecastOptions
{
    /// <summary>Coverage wanted of the interval.</summary>
    public double Coverage { get; init; } = 0.8;

    /// <summary>Step size of adaptive conformal inference (Gibbs &amp; Candès 2021).</summary>
    public double AdaptationRate { get; init; } = 0.05;

    /// <summary>Judged months before the first interval is judged.</summary>
    public int Warmup { get; init; } = 12;
}

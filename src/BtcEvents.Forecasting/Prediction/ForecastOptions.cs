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
}

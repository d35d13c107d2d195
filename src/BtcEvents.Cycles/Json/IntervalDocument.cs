using BtcEvents.Failures;
using BtcEvents.Storage;

namespace BtcEvents.Cycles;

/// <summary>An interval of a forecast, of another coverage than its own.</summary>
public sealed record IntervalDocument
{
    /// <summary>Nominal coverage, 0 to 1.</summary>
    public required double Coverage { get; init; }

    /// <summary>Lower end, percent.</summary>
    public required double Lower { get; init; }

    /// <summary>Upper end, percent.</summary>
    public required double Upper { get; init; }

    /// <summary>The interval that a forecast's distribution gives.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="coverage">Between 0 and 1.</param>
    /// <exception cref="BadInputException">The forecast is of before distributions were noted.</exception>
    public static IntervalDocument Of(StoredForecast forecast, double coverage)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        if (forecast.Distribution is null)
        {
            throw new BadInputException(
                $"forecast {forecast.ForecastId} says nothing beside its {100 * forecast.Coverage:0} % interval: it "
                    + "was made before distributions were noted"
            );
        }

        var (lower, upper) = StoredDistribution.Of(forecast)!.Central(coverage);
        return new()
        {
            Coverage = coverage,
            Lower = lower,
            Upper = upper,
        };
    }
}

using BtcEvents.Learning.Intervals;

namespace BtcEvents.Forecasting;

/// <summary>The forecast of one month.</summary>
/// <param name="Month">Forecast month, <c>yyyy-MM</c>.</param>
/// <param name="Distribution">Of the change of the mean close against the month before, percent.</param>
/// <param name="Coverage">Coverage the interval aims at.</param>
/// <param name="BaseMeanClose">Mean close of the month before, in the symbol's quote currency.</param>
public sealed record MonthForecast(
    string Month,
    PredictiveDistribution Distribution,
    double Coverage,
    double BaseMeanClose
)
{
    /// <summary>Change of the mean close against the month before, percent.</summary>
    public double ChangePercent => Distribution.Location;

    /// <summary>Lower end of the interval, percent.</summary>
    public double Lower => Distribution.Central(Coverage).Lower;

    /// <summary>Upper end of the interval, percent.</summary>
    public double Upper => Distribution.Central(Coverage).Upper;

    /// <summary>
    /// What of the change had happened when the month began, percent: the anchor; null where it is not known.
    /// </summary>
    public double? AlreadyHappened { get; init; }

    /// <summary>
    /// Why a person should look before it is used, one sentence each: an interval that reaches where no price can be
    /// says that model or data are not what they seem.
    /// </summary>
    public IEnumerable<string> Doubts()
    {
        if (!(Lower > PredictiveDistribution.Floor))
        {
            yield return $"the interval of {Month} reaches down to a price of nothing: look at the data first";
        }

        if (!(ChangePercent > PredictiveDistribution.Floor))
        {
            yield return FormattableString.Invariant(
                $"{Month} is forecast to change by {ChangePercent:0.0} %, which no price can"
            );
        }
    }
}

namespace BtcEvents.Forecasting;

/// <summary>The forecast of one month.</summary>
/// <param name="Month">Forecast month, <c>yyyy-MM</c>.</param>
/// <param name="ChangePercent">Change of the mean close against the month before, percent.</param>
/// <param name="Lower">Lower end of the interval, percent.</param>
/// <param name="Upper">Upper end of the interval, percent.</param>
/// <param name="Coverage">Coverage the interval aims at.</param>
/// <param name="Level">Level asked of the conformal quantile, after adaptation.</param>
/// <param name="Residuals">Judged months it rests on.</param>
/// <param name="BaseMeanClose">Mean close of the month before, in the symbol's quote currency.</param>
public sealed record MonthForecast(
    string Month,
    double ChangePercent,
    double Lower,
    double Upper,
    double Coverage,
    double Level,
    int Residuals,
    double BaseMeanClose
)
{
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
        if (!(Lower > -100))
        {
            yield return FormattableString.Invariant(
                $"the interval of {Month} reaches {Lower:0.0} %, and no price falls by 100 %: look at the data first"
            );
        }

        if (!(ChangePercent > -100))
        {
            yield return FormattableString.Invariant(
                $"{Month} is forecast to change by {ChangePercent:0.0} %, which no price can"
            );
        }
    }
}

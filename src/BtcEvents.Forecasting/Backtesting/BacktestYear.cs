using BtcEvents.Learning.Evaluation;

namespace BtcEvents.Forecasting;

/// <summary>The months of one calendar year that have an outcome.</summary>
/// <param name="Year">The year.</param>
/// <param name="Months">How many.</param>
/// <param name="Rmse">Root mean squared error of the forecasts, percentage points.</param>
/// <param name="EndOfMonthRmse">The same of the baseline <c>end-of-month</c>.</param>
/// <param name="DirectionalAccuracy">Share of months with the right sign, 0 to 1; null where none has a sign.</param>
public sealed record BacktestYear(int Year, int Months, double Rmse, double EndOfMonthRmse, double? DirectionalAccuracy)
{
    /// <summary>1 less the ratio of mean squared errors: above 0 where the forecasts were better; null where the
    /// baseline never erred.</summary>
    public double? SkillOverEndOfMonth => ForecastMetrics.Skill(Rmse, EndOfMonthRmse);
}

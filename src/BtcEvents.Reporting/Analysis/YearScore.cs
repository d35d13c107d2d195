using BtcEvents.Learning.Evaluation;

namespace BtcEvents.Reporting.Analysis;

/// <summary>The forecasts of one calendar year. Errors are percentage points.</summary>
/// <param name="Year">The year.</param>
/// <param name="Months">Its months, at least one.</param>
internal sealed record YearScore(int Year, IReadOnlyList<Outcome> Months)
{
    /// <summary>Root mean squared error.</summary>
    public double Rmse => Math.Sqrt(Months.Average(m => m.Error * m.Error));

    /// <summary>Mean absolute error.</summary>
    public double Mae => Months.Average(m => Math.Abs(m.Error));

    /// <summary>Mean error: above zero where the forecasts were too high.</summary>
    public double Bias => Months.Average(m => m.Error);

    /// <summary>The baseline that the year is held against: "end-of-month" where it is known of every month.</summary>
    public string Baseline => Months.All(m => m.EndOfMonth is not null) ? "end-of-month" : "zero";

    /// <summary>Root mean squared error of that baseline.</summary>
    public double BaselineRmse =>
        Math.Sqrt(Months.Average(m => Math.Pow(m.Actual - (Baseline == "zero" ? 0 : m.EndOfMonth!.Value), 2)));

    /// <summary>Months with an interval.</summary>
    public int WithInterval => Months.Count(m => m.HasInterval);

    /// <summary>Months inside it.</summary>
    public int Inside => Months.Count(m => m.Inside);

    /// <summary>Share of months inside, 0 to 1; NaN without intervals.</summary>
    public double Coverage => WithInterval == 0 ? double.NaN : (double)Inside / WithInterval;

    /// <summary>Share of months with the right sign, 0 to 1; null without any that counts.</summary>
    public double? Direction =>
        DirectionCount.Of([.. Months.Select(m => m.Actual)], [.. Months.Select(m => m.Forecast)]).Share;
}

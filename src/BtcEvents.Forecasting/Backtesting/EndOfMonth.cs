using BtcEvents.Learning.Baselines;
using BtcEvents.Market;

namespace BtcEvents.Forecasting;

/// <summary>
/// What the last close of each month lets expect of the next mean, without any learning: the forecasts of the baselines
/// <c>end-of-month</c> and <c>end-of-month-drift</c>.
/// </summary>
internal sealed class EndOfMonth
{
    private readonly SortedDictionary<Month, (double Anchor, double? Outcome)> _months = [];

    /// <summary>Those of the months that a series of daily closes knows.</summary>
    public EndOfMonth(Series spot)
    {
        var means = MonthlyMeans.Of(spot);
        foreach (var (time, close) in spot.Times.Zip(spot["close"]))
        {
            var day = DateOnly.FromDateTime(time);
            var before = Month.Of(day);
            if (day == before.LastDay && means.Of(before) is { } mean)
            {
                var month = before.AddMonths(1);
                _months[month] = (MonthlyMeans.Change(mean, close), means.ChangeOf(month));
            }
        }
    }

    /// <summary>Change of the mean in which the month would end where the price stayed at the last close before it,
    /// percent; NaN where the month before is not known whole.</summary>
    public double Of(Month month) => _months.TryGetValue(month, out var known) ? known.Anchor : double.NaN;

    /// <summary>The same with the mean of what came beside it in the months before, shrunk
    /// (<see cref="EndOfMonthLearner.Drift"/>).</summary>
    public double WithDrift(Month month) =>
        Of(month)
        + EndOfMonthLearner.Drift(
            [
                .. _months
                    .TakeWhile(other => other.Key < month)
                    .Where(other => other.Value.Outcome is not null)
                    .Select(other => other.Value.Outcome!.Value - other.Value.Anchor),
            ],
            EndOfMonthLearner.UsualPrior
        );
}

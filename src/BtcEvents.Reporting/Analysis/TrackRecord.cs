using BtcEvents.Learning.Evaluation;

namespace BtcEvents.Reporting.Analysis;

/// <summary>
/// The months of which both the forecast and the outcome are known, in time order, and what they add up to.
/// </summary>
internal sealed class TrackRecord
{
    /// <summary>Keeps the points with a finite forecast and outcome.</summary>
    public TrackRecord(IEnumerable<ForecastPoint> points) =>
        Months = [
            .. points
                .Where(p => p.Actual is { } actual && double.IsFinite(actual) && double.IsFinite(p.Forecast))
                .OrderBy(p => p.Month)
                .Select(p => new Outcome(
                    p.Month,
                    p.Actual!.Value,
                    p.Forecast,
                    p.Lower,
                    p.Upper,
                    p.Carry,
                    p.EndOfMonth
                )),
        ];

    /// <summary>The months.</summary>
    public IReadOnlyList<Outcome> Months { get; }

    /// <summary>How many.</summary>
    public int Count => Months.Count;

    /// <summary>Months with an interval.</summary>
    public int WithInterval => Months.Count(m => m.HasInterval);

    /// <summary>Months inside the interval.</summary>
    public int Inside => Months.Count(m => m.Inside);

    /// <summary>Months whose sign was forecast.</summary>
    public DirectionCount Direction =>
        DirectionCount.Of([.. Months.Select(m => m.Actual)], [.. Months.Select(m => m.Forecast)]);

    /// <summary>Root mean squared error, percentage points; NaN without months.</summary>
    public double Rmse => Count == 0 ? double.NaN : Math.Sqrt(Months.Average(m => m.Error * m.Error));

    /// <summary>Median absolute error, percentage points; NaN without months.</summary>
    public double MedianAbsoluteError
    {
        get
        {
            double[] sorted = [.. Months.Select(m => Math.Abs(m.Error)).Order()];
            return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        }
    }

    /// <summary>The month with the largest absolute error; null without months.</summary>
    public Outcome? Worst => Months.MaxBy(m => Math.Abs(m.Error));

    /// <summary>Pearson correlation of forecast and outcome; NaN where either never moves.</summary>
    public double Correlation
    {
        get
        {
            var (meanForecast, meanActual) =
                Count == 0 ? (0, 0) : (Months.Average(m => m.Forecast), Months.Average(m => m.Actual));
            var product = Months.Sum(m => (m.Forecast - meanForecast) * (m.Actual - meanActual));
            var squares =
                Months.Sum(m => Square(m.Forecast - meanForecast)) * Months.Sum(m => Square(m.Actual - meanActual));
            return squares > 0 ? product / Math.Sqrt(squares) : double.NaN;
        }
    }

    /// <summary>The months in unbroken runs, so that nothing is drawn across a hole.</summary>
    public IReadOnlyList<IReadOnlyList<Outcome>> Runs
    {
        get
        {
            var runs = new List<List<Outcome>>();
            foreach (var month in Months)
            {
                if (runs.Count == 0 || runs[^1][^1].Month.AddMonths(1) != month.Month)
                {
                    runs.Add([]);
                }

                runs[^1].Add(month);
            }

            return runs;
        }
    }

    /// <summary>The same per calendar year, in order.</summary>
    public IReadOnlyList<YearScore> Years =>
        [.. Months.GroupBy(m => m.Month.Year).OrderBy(g => g.Key).Select(g => new YearScore(g.Key, [.. g]))];

    private static double Square(double value) => value * value;
}

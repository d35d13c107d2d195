using BtcEvents.Learning.Evaluation;
using BtcEvents.Market;

namespace BtcEvents.Forecasting;

/// <summary>What a backtest found. Scores are over the months with an outcome, and null where there is none.</summary>
/// <param name="Symbol">What was forecast.</param>
/// <param name="DatasetDigest">Digest of all data, outcomes included.</param>
/// <param name="Simulated">True where the figures are simulated.</param>
/// <param name="Rows">Month by month.</param>
/// <param name="Coverage">Nominal coverage of the intervals, 0 to 1.</param>
public sealed record BacktestResult(
    string Symbol,
    string DatasetDigest,
    bool Simulated,
    IReadOnlyList<BacktestRow> Rows,
    double Coverage
)
{
    private IReadOnlyList<BacktestRow> Known =>
        [.. Rows.Where(r => r.Actual is not null && double.IsFinite(r.Carry) && double.IsFinite(r.EndOfMonth))];

    /// <summary>Outcome less forecast of the months that are scored, oldest first.</summary>
    internal double[] Errors => [.. Known.Select(r => r.Actual!.Value - r.Forecast)];

    /// <summary>Scores of the forecasts.</summary>
    public ForecastScores? Scores => Score(r => r.Forecast);

    /// <summary>Scores of "no change".</summary>
    public ForecastScores? Zero => Score(_ => 0);

    /// <summary>Scores of "last month's change carries on".</summary>
    public ForecastScores? CarriedOn => Score(r => r.Carry);

    /// <summary>Scores of "the price stays where it was at the end of the month before".</summary>
    public ForecastScores? EndOfMonth => Score(r => r.EndOfMonth);

    /// <summary>The same with the drift so far.</summary>
    public ForecastScores? EndOfMonthDrift => Score(r => r.EndOfMonthDrift);

    /// <summary>1 less the ratio of the forecasts' mean squared error to that of <see cref="EndOfMonth"/>.</summary>
    public double? SkillOverEndOfMonth =>
        Scores is { } own && EndOfMonth is { } baseline ? ForecastMetrics.Skill(own.Rmse, baseline.Rmse) : null;

    /// <summary>
    /// R2 of what the end of the month leaves open: 1 less squared errors over squared deviations of the open part
    /// (outcome less <see cref="BacktestRow.EndOfMonth"/>) from its mean.
    /// </summary>
    public double? OpenPartR2 =>
        Known is { Count: > 0 } known
            ? ForecastMetrics.R2(
                [.. known.Select(r => r.Actual!.Value - r.EndOfMonth)],
                [.. known.Select(r => r.Forecast - r.EndOfMonth)]
            )
            : null;

    /// <summary>
    /// Two-sided p-value of a difference between the squared errors of the forecasts and of <see cref="EndOfMonth"/>
    /// (Diebold &amp; Mariano 1995, with the correction of Harvey, Leybourne &amp; Newbold 1997); null below two
    /// months.
    /// </summary>
    public double? PValue
    {
        get
        {
            double[] baseline = [.. Known.Select(r => r.Actual!.Value - r.EndOfMonth)];
            var value = DieboldMariano.Compare(Errors, baseline).TwoSidedPValue;
            return double.IsNaN(value) ? null : value;
        }
    }

    /// <summary>
    /// Mean interval score (Gneiting &amp; Raftery 2007, eq. 43), percentage points: width, and beside it 2 / (1 -
    /// coverage) times what an outcome lay outside. Small is good; null where an end is infinite.
    /// </summary>
    public double? IntervalScore =>
        Known is { Count: > 0 } known && known.Average(ScoreOfInterval) is var mean && double.IsFinite(mean)
            ? mean
            : null;

    /// <summary>
    /// Mean continuous ranked probability score, percentage points: what the absolute error is for a distribution.
    /// Null where a month has none.
    /// </summary>
    public double? Crps =>
        Known is { Count: > 0 } known && known.All(r => r.Crps is not null) ? known.Average(r => r.Crps) : null;

    /// <summary>Share of months whose outcome lay inside the interval.</summary>
    public double? IntervalCoverage =>
        Rows.Any(r => r.Held is not null)
            ? Rows.Where(r => r.Held is not null).Average(r => r.Held!.Value ? 1 : 0)
            : null;

    /// <summary>Year by year.</summary>
    public IReadOnlyList<BacktestYear> Years =>
        [
            .. from row in Known
            group row by Month.Parse(row.Month).FirstDay.Year into year
            let part = this with
            {
                Rows = [.. year],
            }
            select new BacktestYear(
                year.Key,
                part.Rows.Count,
                part.Scores!.Rmse,
                part.EndOfMonth!.Rmse,
                part.Scores.DirectionalAccuracy
            ),
        ];

    private double ScoreOfInterval(BacktestRow row)
    {
        var (actual, penalty) = (row.Actual!.Value, 2 / (1 - Coverage));
        return row.Upper - row.Lower + (penalty * (Math.Max(0, row.Lower - actual) + Math.Max(0, actual - row.Upper)));
    }

    private ForecastScores? Score(Func<BacktestRow, double> forecast) =>
        Known is { Count: > 0 } known
            ? ForecastScores.Of([.. known.Select(r => r.Actual!.Value)], [.. known.Select(forecast)])
            : null;
}

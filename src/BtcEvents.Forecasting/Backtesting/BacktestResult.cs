using BtcEvents.Learning.Evaluation;

namespace BtcEvents.Forecasting;

/// <summary>What a backtest found.</summary>
/// <param name="Symbol">What was forecast.</param>
/// <param name="DatasetDigest">Digest of all data, outcomes included.</param>
/// <param name="Simulated">True where the figures are simulated.</param>
/// <param name="Rows">Month by month.</param>
public sealed record BacktestResult(
    string Symbol,
    string DatasetDigest,
    bool Simulated,
    IReadOnlyList<BacktestRow> Rows
)
{
    /// <summary>Scores of the forecasts over the months with an outcome; null where there is none.</summary>
    public ForecastScores? Scores => Score(r => r.Forecast);

    /// <summary>Scores of "no change".</summary>
    public ForecastScores? Zero => Score(_ => 0);

    /// <summary>Scores of "last month's change carries on".</summary>
    public ForecastScores? CarriedOn => Score(r => r.Carry);

    /// <summary>Share of months whose outcome lay inside the interval; null where there is none.</summary>
    public double? IntervalCoverage =>
        Rows.Any(r => r.Held is not null)
            ? Rows.Where(r => r.Held is not null).Average(r => r.Held!.Value ? 1 : 0)
            : null;

    private ForecastScores? Score(Func<BacktestRow, double> forecast)
    {
        var known = Rows.Where(r => r.Actual is not null && double.IsFinite(r.Carry)).ToList();
        return known.Count == 0
            ? null
            : ForecastScores.Of([.. known.Select(r => r.Actual!.Value)], [.. known.Select(forecast)]);
    }
}

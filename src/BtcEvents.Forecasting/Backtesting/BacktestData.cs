using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Forecasting;

/// <summary>The data of a backtest: what its months are forecast from, and what they are scored against.</summary>
/// <param name="Data">The data.</param>
/// <param name="Findings">What the checks found and does not block.</param>
public sealed record BacktestData(MarketData Data, IReadOnlyList<CheckFinding> Findings)
{
    /// <summary>
    /// The data as far as they go, at most to the end of the last forecast month, checked as the fetcher checks them:
    /// every series up to the last as-of date, and spot prices, which say what happened, up to the last day used.
    /// </summary>
    /// <param name="symbol">What is forecast.</param>
    /// <param name="series">The raw series.</param>
    /// <param name="simulated">True where the figures are simulated.</param>
    /// <param name="from">First forecast month.</param>
    /// <param name="to">Last forecast month.</param>
    /// <param name="today">The present day (UTC), which is not over and so is no outcome.</param>
    /// <exception cref="BadInputException">A data check blocks, or the first month cannot be forecast.</exception>
    public static BacktestData Of(
        string symbol,
        IReadOnlyList<RawSeries> series,
        bool simulated,
        Month from,
        Month to,
        DateOnly today
    )
    {
        ArgumentNullException.ThrowIfNull(series);
        var lastAsOf = to.AddMonths(-1).LastDay;
        var report = DataChecks.Run(symbol, series, lastAsOf, today);
        report.ThrowIfBlocked();
        var spot = series.First(s => s.Spec.Required);
        var last = new[] { to.LastDay, today.AddDays(-1), spot.Rows.Max(row => row.Day) }.Min();
        var outcomes = DataChecks.Run(symbol, [spot], last, today);
        outcomes.ThrowIfBlocked();
        var data = MarketData.Create(symbol, last, series.Select(s => s.ToSeries(last)), simulated);
        return Month.Of(DateOnly.FromDateTime(data.Spot.Times[0])) < from
            ? new(data, [.. report.Findings.Union(outcomes.Findings.Where(f => f.Series == spot.Spec.Name))])
            : throw new BadInputException(
                $"{symbol}: spot prices begin on {data.Spot.Times[0]:yyyy-MM-dd}: {from} cannot be forecast from them"
            );
    }
}

using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Forecasting;

/// <summary>
/// Walk-forward backtest: every month is forecast by the code of the cycle, refitted on what was public at its as-of
/// date, as a first cycle in an empty store would.
/// </summary>
public static class WalkForward
{
    /// <summary>
    /// Forecasts every month from <paramref name="from"/> to <paramref name="to"/> and compares with what came.
    /// </summary>
    /// <param name="data">Everything, known at least at the last as-of date; later days serve only as outcomes.</param>
    /// <param name="from">First forecast month.</param>
    /// <param name="to">Last forecast month.</param>
    /// <param name="recipe">How each month is forecast.</param>
    /// <param name="seed">Seed of every draw.</param>
    /// <param name="parallelism">Months at a time; no effect on the outcome.</param>
    /// <param name="memory">Months that are done; null to forecast all anew and keep none.</param>
    /// <param name="progress">Told each month that is done.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="BadInputException">The range is empty, or a month cannot be forecast from the data.</exception>
    public static BacktestResult Run(
        MarketData data,
        Month from,
        Month to,
        ForecastRecipe recipe,
        int seed,
        int parallelism,
        IBacktestMemory? memory,
        IProgress<BacktestRow>? progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(recipe);
        if (to < from)
        {
            throw new BadInputException($"the backtest would end in {to}, before it begins in {from}");
        }

        // Months side by side use the cores better than threads within a month, whose work is small.
        var each = recipe with
        {
            Training = recipe.Training with { Parallelism = 1 },
        };
        var rows = new BacktestRow[to.Since(from) + 1];
        var (outcomes, ends) = (MonthlyMeans.Of(data.Spot), new EndOfMonth(data.Spot));
        try
        {
            var parallel = new ParallelOptions
            {
                MaxDegreeOfParallelism = parallelism,
                CancellationToken = cancellationToken,
            };
            Parallel.For(
                0,
                rows.Length,
                parallel,
                i =>
                {
                    rows[i] = Row(data, from.AddMonths(i), each, seed, (outcomes, ends), memory, cancellationToken);
                    progress?.Report(rows[i]);
                }
            );
        }
        catch (AggregateException failures) when (failures.InnerExceptions[0] is BadInputException bad)
        {
            throw new BadInputException(bad.Message, failures);
        }

        return new(data.Symbol, data.Digest, data.Simulated, rows, recipe.Forecast.Coverage);
    }

    private static BacktestRow Row(
        MarketData data,
        Month month,
        ForecastRecipe recipe,
        int seed,
        (MonthlyMeans Outcomes, EndOfMonth Ends) real,
        IBacktestMemory? memory,
        CancellationToken cancellationToken
    )
    {
        var asOf = month.AddMonths(-1).LastDay;
        if (asOf > data.AsOf)
        {
            throw new BadInputException($"{month} cannot be forecast: the data end on {data.AsOf:yyyy-MM-dd}");
        }

        var known = data.KnownAt(asOf);
        var key = memory is null ? "" : BacktestKey.Of(known, month, seed, recipe);
        if (memory?.Find(key) is not { } made)
        {
            made = Forecast(known, month, recipe, seed, cancellationToken);
            memory?.Keep(key, made);
        }

        var (lower, upper) = made.Distribution.Central(recipe.Forecast.Coverage);
        return new()
        {
            Month = made.Month,
            Forecast = made.Distribution.Location,
            Lower = lower,
            Upper = upper,
            Distribution = made.Distribution,
            Model = made.Model,
            Carry = real.Outcomes.ChangeOf(month.AddMonths(-1)) ?? double.NaN,
            EndOfMonth = real.Ends.Of(month),
            EndOfMonthDrift = real.Ends.WithDrift(month),
            Actual = real.Outcomes.ChangeOf(month),
        };
    }

    private static KeptForecast Forecast(
        MarketData known,
        Month month,
        ForecastRecipe recipe,
        int seed,
        CancellationToken cancellationToken
    )
    {
        var (forecast, record, _) = recipe.Run(known, seed, cancellationToken);
        return new(month.ToString(), forecast.Distribution, record.Champion);
    }
}

using BtcEvents.Contracts;
using BtcEvents.Failures;

namespace BtcEvents.Storage.Relational;

/// <summary>What is kept of a forecast beside its figures: one row, where anything was noted.</summary>
internal static class DistributionRow
{
    // Behind the columns of the forecast.
    private static readonly int First = MarketSql.Forecast.Columns.Length;

    private static readonly int Quantiles = First + MarketSql.Distribution.Columns.IndexOf("q05") - 1;

    /// <summary>Whether a figure of it is not a number.</summary>
    public static bool HasNaN(StoredForecast forecast) =>
        forecast.AlreadyHappenedPercent is double.NaN
        || forecast.Distribution is { } d
            && d.Quantiles.Select(q => q.ChangePercent)
                .Concat([d.SpreadPercent, d.DegreesOfFreedom, d.ProbabilityUp])
                .Any(double.IsNaN);

    /// <exception cref="BadInputException">A quantile has a level that the store has no column for.</exception>
    public static async Task WriteAsync(MarketTransaction transaction, StoredForecast forecast)
    {
        var distribution = forecast.Distribution;
        if (forecast.AlreadyHappenedPercent is null && distribution is null)
        {
            return;
        }

        foreach (var quantile in distribution?.Quantiles ?? [])
        {
            if (!MarketSql.QuantileColumns.Where((_, i) => Level(i) == quantile.Level).Any())
            {
                throw new BadInputException(
                    $"forecast {forecast.ForecastId}: the store keeps quantiles of 5 % to 95 % in steps of 5, and none "
                        + $"of {100 * quantile.Level:0.##} %"
                );
            }
        }

        await using var writer = transaction.Insert(MarketSql.Distribution);
        await writer.WriteAsync([
            forecast.ForecastId,
            forecast.AlreadyHappenedPercent,
            distribution?.SpreadPercent,
            distribution?.DegreesOfFreedom,
            distribution?.ProbabilityUp,
            .. MarketSql.QuantileColumns.Select(
                (_, i) => (object?)distribution?.Quantiles.FirstOrDefault(q => q.Level == Level(i))?.ChangePercent
            ),
        ]);
        await writer.FlushAsync();
    }

    public static double? AlreadyHappened(MarketRows row) => Figure(row, First);

    public static ForecastDistribution? Read(MarketRows row) =>
        Figure(row, First + 1) is not { } spread
            ? null
            : new()
            {
                SpreadPercent = spread,
                DegreesOfFreedom = row.Number(First + 2),
                ProbabilityUp = row.Number(First + 3),
                Quantiles =
                [
                    .. from i in Enumerable.Range(0, MarketSql.QuantileColumns.Length)
                    let change = Figure(row, Quantiles + i)
                    where change is not null
                    select new ForecastQuantile { Level = Level(i), ChangePercent = change.Value },
                ],
            };

    private static double Level(int column) => (column + 1) / 20.0;

    private static double? Figure(MarketRows row, int column) => row.IsNull(column) ? null : row.Number(column);
}

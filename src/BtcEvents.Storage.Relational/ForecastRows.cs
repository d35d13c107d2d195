using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Storage.Relational;

/// <summary>Reads and writes forecasts.</summary>
internal static class ForecastRows
{
    /// <summary>Forecasts, oldest first; of one id or one symbol where given.</summary>
    public static async Task<List<StoredForecast>> ReadAsync(
        MarketTransaction transaction,
        string? forecastId,
        string? symbol
    )
    {
        await using var rows = await transaction.QueryAsync(
            MarketSql.Forecasts,
            ("forecast_id", forecastId),
            ("symbol", symbol)
        );
        var forecasts = new List<StoredForecast>();
        while (await rows.ReadAsync())
        {
            forecasts.Add(ReadRow(rows));
        }

        return forecasts;
    }

    /// <summary>The same with what came of them, where the store knows the whole month.</summary>
    public static async Task<List<StoredForecast>> ReadWithOutcomesAsync(
        MarketTransaction transaction,
        string? forecastId,
        string? symbol
    )
    {
        var forecasts = await ReadAsync(transaction, forecastId, symbol);
        var closes = new Dictionary<string, MonthlyMeans>(StringComparer.Ordinal);
        foreach (var one in forecasts.Select(f => f.Symbol).Distinct(StringComparer.Ordinal))
        {
            closes.Add(one, new(await SeriesRows.ClosesAsync(transaction, one)));
        }

        return [.. forecasts.Select(f => f with { Actual = closes[f.Symbol].ChangeOf(Month.Parse(f.Month)) })];
    }

    /// <summary>
    /// Writes a forecast. Where the same forecast is there it stays as it is, with the time at which it was first made;
    /// another one under the same id is replaced.
    /// </summary>
    /// <exception cref="BadInputException">A figure of the forecast is not a number.</exception>
    public static async Task WriteAsync(MarketTransaction transaction, StoredForecast forecast)
    {
        double[] figures =
        [
            forecast.ChangePercent,
            forecast.Lower,
            forecast.Upper,
            forecast.Coverage,
            forecast.BaseMeanClose,
        ];
        if (figures.Any(double.IsNaN) || DistributionRow.HasNaN(forecast))
        {
            throw new BadInputException(
                $"forecast {forecast.ForecastId}: a figure is not a number, and every figure is required"
            );
        }

        var stored = (await ReadAsync(transaction, forecast.ForecastId, symbol: null)).SingleOrDefault();
        if (stored is not null && stored with { MadeAt = forecast.MadeAt } == forecast with { Actual = null })
        {
            return;
        }

        await transaction.ExecuteAsync(MarketSql.DeleteForecast, ("forecast_id", forecast.ForecastId));
        await transaction.ExecuteAsync(MarketSql.DeleteDistribution, ("forecast_id", forecast.ForecastId));
        await DistributionRow.WriteAsync(transaction, forecast);
        await using var writer = transaction.Insert(MarketSql.Forecast);
        await writer.WriteAsync(
            forecast.ForecastId,
            forecast.CycleId.ToString("D"),
            forecast.Symbol,
            forecast.Month,
            forecast.AsOf,
            forecast.ChangePercent,
            forecast.Lower,
            forecast.Upper,
            forecast.Coverage,
            forecast.BaseMeanClose,
            forecast.Algorithm,
            forecast.Model,
            forecast.FeatureSet,
            forecast.Table,
            forecast.DatasetDigest,
            forecast.Simulated ? 1L : 0L,
            RowWriter.ToTheMicrosecond(forecast.MadeAt)
        );
        await writer.FlushAsync();
    }

    private static StoredForecast ReadRow(MarketRows row) =>
        new()
        {
            ForecastId = row.Text(0),
            CycleId = Guid.Parse(row.Text(1)),
            Symbol = row.Text(2),
            Month = row.Text(3),
            AsOf = DateOnly.FromDateTime(row.Time(4)),
            ChangePercent = row.Number(5),
            Lower = row.Number(6),
            Upper = row.Number(7),
            Coverage = row.Number(8),
            BaseMeanClose = row.Number(9),
            Algorithm = row.Text(10),
            Model = row.Text(11),
            FeatureSet = row.Text(12),
            Table = row.Text(13),
            DatasetDigest = row.Text(14),
            Simulated = row.Integer(15) != 0,
            MadeAt = new(row.Time(16), TimeSpan.Zero),
            AlreadyHappenedPercent = DistributionRow.AlreadyHappened(row),
            Distribution = DistributionRow.Read(row),
        };
}

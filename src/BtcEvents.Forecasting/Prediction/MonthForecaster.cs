using BtcEvents.Features;
using BtcEvents.Learning;
using BtcEvents.Learning.Intervals;

namespace BtcEvents.Forecasting;

/// <summary>Forecasts the month after a table's last one.</summary>
public sealed class MonthForecaster(ForecastOptions options)
{
    /// <summary>
    /// The model's forecast from the last row, with a conformal interval from its errors on the judged months, each in
    /// units of the volatility of its time and the level adapted to how the intervals would have done.
    /// </summary>
    /// <exception cref="ArgumentException">The table lacks a feature of the model.</exception>
    public MonthForecast Forecast(FeatureTable table, IRegressor model, TrainingRecord record)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(record);
        var last = table.Months.Length - 1;
        var row = new LearningRows(LaggedTable.For(table, record.Features), record.Features).Calendar.Row(last);
        var change = Math.Max(-100, model.Predict(row));
        double[] residuals = [.. record.History.Select(h => h.Actual - h.Forecast)];
        double[] difficulties = [.. record.History.Select(h => h.Difficulty)];
        var level = AdaptiveConformal.Level(
            residuals,
            difficulties,
            options.Coverage,
            options.AdaptationRate,
            options.Warmup
        );
        var interval = new SplitConformal(
            residuals,
            new() { Coverage = level, WhenTooFew = TooFewResiduals.Widest },
            difficulties
        ).Around(change, ForecastDifficulty.At(table, last));
        // A price cannot lose more than all.
        return new(
            table.ForecastMonth.ToString(),
            change,
            Math.Max(-100, interval.Lower),
            interval.Upper,
            options.Coverage,
            level,
            residuals.Length,
            table.MeanClose[last]
        )
        {
            AlreadyHappened = AnchorAt(table, last),
        };
    }

    private static double? AnchorAt(FeatureTable table, int month) =>
        table.IndexOf(FeatureNames.CloseToMean) is >= 0 and var column && double.IsFinite(table.Rows[month][column])
            ? table.Rows[month][column]
            : null;

    /// <summary>
    /// The interval that each judged month would have had, percent; null for the first ones, from which nothing could
    /// be calibrated yet.
    /// </summary>
    public IReadOnlyList<(double Lower, double Upper)?> PastIntervals(TrainingRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var intervals = AdaptiveConformal.PastIntervals(
            [.. record.History.Select(h => h.Actual - h.Forecast)],
            [.. record.History.Select(h => h.Difficulty)],
            options.Coverage,
            options.AdaptationRate,
            options.Warmup
        );
        return
        [
            .. record.History.Zip(
                intervals,
                (h, i) => i is null ? ((double, double)?)null : (h.Forecast + i.Lower, h.Forecast + i.Upper)
            ),
        ];
    }
}

using BtcEvents.Failures;
using BtcEvents.Features;
using BtcEvents.Learning;
using BtcEvents.Learning.Intervals;

namespace BtcEvents.Forecasting;

/// <summary>Forecasts the month after a table's last one.</summary>
public sealed class MonthForecaster(ForecastOptions options)
{
    /// <summary>
    /// The model's forecast from the last row, and round it Student's t with the spread that the volatility of the time
    /// lets expect, corrected by the errors of the past.
    /// </summary>
    /// <exception cref="ArgumentException">The table lacks a feature of the model.</exception>
    /// <exception cref="BadInputException">The volatility is not known, or none.</exception>
    /// <exception cref="InvalidDataException">The model forecasts what is no number.</exception>
    public MonthForecast Forecast(FeatureTable table, IRegressor model, TrainingRecord record)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(record);
        var (last, month) = (table.Months.Length - 1, table.ForecastMonth.ToString());
        var row = new LearningRows(LaggedTable.For(table, record.Features), record.Features).Calendar.Row(last);
        var change = model.Predict(row);
        if (!double.IsFinite(change))
        {
            throw new InvalidDataException($"the model forecasts {change} for {month}, which is no change of a price");
        }

        var judged = record.History.Select(h => (h.Month, h.Actual - h.Forecast)).ToList();
        var spread =
            new SpreadCalibration(table, judged).Of(month) ?? throw OpenPartSpread.Unknown(table.Symbol, month);
        return new(month, About(change, spread), options.Coverage, table.MeanClose[last])
        {
            AlreadyHappened = table.Known(last, FeatureNames.CloseToMean),
        };
    }

    /// <summary>
    /// The interval that each judged month would have had, percent; null where the record does not say its spread, as
    /// those of before it was kept.
    /// </summary>
    public IReadOnlyList<(double Lower, double Upper)?> PastIntervals(TrainingRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return
        [
            .. record.History.Select(h =>
                h.Spread is > 0 and var spread
                    ? About(h.Forecast, spread).Central(options.Coverage)
                    : ((double, double)?)null
            ),
        ];
    }

    // A price cannot lose more than all.
    private static PredictiveDistribution About(double change, double spread) =>
        new(Math.Max(PredictiveDistribution.Floor, change), spread, PredictiveDistribution.UsualDegrees);
}

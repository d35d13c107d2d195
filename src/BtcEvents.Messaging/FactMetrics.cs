using System.Diagnostics.Metrics;
using BtcEvents.Contracts;

namespace BtcEvents.Messaging;

/// <summary>
/// Shows what the newest facts say as gauges of the meter <see cref="BtcEventsTelemetry.Name"/>: scores of the model,
/// the forecast, the state of the series, the last cycle that completed. A fact of an earlier month than the one that
/// is shown changes nothing.
/// </summary>
public sealed class FactMetrics : IDisposable
{
    // The baseline that every other is held against.
    private const string EndOfMonth = "end-of-month";

    private readonly Meter _meter = new(BtcEventsTelemetry.Name);
    private readonly FactGauge<DataUpdated> _data = new();
    private readonly FactGauge<ModelTrained> _model = new();
    private readonly FactGauge<ForecastMade> _forecast = new();
    private readonly FactGauge<DateTimeOffset> _completed = new();

    public FactMetrics()
    {
        ShowModel();
        ShowCandidates();
        ShowForecast();
        ShowSeries();
        _completed.Show(
            _meter,
            MetricNames.CycleLastSuccess,
            "s",
            "When a cycle last completed, as Unix time.",
            when => when.ToUnixTimeSeconds()
        );
    }

    /// <summary>Takes a fact; one that no gauge shows is left alone.</summary>
    public void Record(ICycleFact fact)
    {
        var (symbol, month) = (fact.Cycle.Symbol, fact.Cycle.Month);
        switch (fact)
        {
            case DataUpdated data:
                _data.Keep(symbol, month, data);
                break;
            case ModelTrained model:
                _model.Keep(symbol, month, model);
                break;
            case ForecastMade forecast:
                _forecast.Keep(symbol, month, forecast);
                break;
            case CycleCompleted completed:
                // Any month's: it says that cycles work.
                _completed.Keep(symbol, completed.OccurredAt.UtcDateTime.ToString("O"), completed.OccurredAt);
                break;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();

    private void ShowModel()
    {
        void Score(string name, string help, Func<CandidateScore, double?> score) =>
            _model.Show(
                _meter,
                name,
                unit: null,
                help,
                model =>
                    model.Leaderboard.FirstOrDefault(line => line.Name == model.Algorithm) is { } line
                        ? score(line)
                        : null,
                model => [new(MetricNames.AlgorithmLabel, model.Algorithm)]
            );

        Score(MetricNames.ModelR2, "R2 out of sample of the model that forecasts.", line => line.R2);
        Score(MetricNames.ModelSmape, "Symmetric mean absolute percentage error out of sample.", line => line.Smape);
        Score(MetricNames.ModelRmse, "Root mean squared error out of sample, in points.", line => line.Rmse);
        _model.Show(
            _meter,
            MetricNames.ModelSkill,
            unit: null,
            "1 less the ratio of the squared errors of the model that forecasts to those of end-of-month.",
            model => Skill(model, model.Leaderboard.FirstOrDefault(line => line.Name == model.Algorithm)),
            model => [new(MetricNames.AlgorithmLabel, model.Algorithm)]
        );
    }

    private void ShowCandidates()
    {
        void Each(string name, string help, Func<ModelTrained, CandidateScore, double?> score) =>
            _model.ShowAll(
                _meter,
                name,
                unit: null,
                help,
                model =>
                    from line in model.Leaderboard
                    let value = score(model, line)
                    where value is not null
                    select new Measurement<double>(
                        value.Value,
                        new KeyValuePair<string, object?>(MetricNames.AlgorithmLabel, line.Name)
                    )
            );

        Each(MetricNames.CandidateRmse, "RMSE out of sample of a candidate or baseline.", (_, line) => line.Rmse);
        Each(MetricNames.CandidateSkill, "Skill over end-of-month of a candidate or baseline.", Skill);
    }

    // Both are judged on the same months.
    private static double? Skill(ModelTrained model, CandidateScore? line) =>
        line is not null
        && model.Leaderboard.FirstOrDefault(other => other.Name == EndOfMonth) is { Rmse: > 0 and var baseline }
            ? 1 - (line.Rmse * line.Rmse / (baseline * baseline))
            : null;

    private void ShowForecast()
    {
        void End(string name, string help, Func<ForecastMade, double?> number) =>
            _forecast.Show(_meter, name, "%", help, number);

        End(MetricNames.ForecastChange, "Forecast change of the month's mean price.", made => made.ChangePercent);
        End(MetricNames.ForecastLower, "Lower end of the forecast's interval.", made => made.Lower);
        End(MetricNames.ForecastUpper, "Upper end of the forecast's interval.", made => made.Upper);
    }

    private void ShowSeries()
    {
        _data.ShowAll(
            _meter,
            MetricNames.SeriesLastDay,
            "s",
            "Last day of a series, as Unix time of its midnight.",
            data =>
                data.Series.Select(series => new Measurement<double>(
                    new DateTimeOffset(series.Last, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds(),
                    new KeyValuePair<string, object?>(MetricNames.SeriesLabel, series.Series)
                ))
        );
        _data.ShowAll(
            _meter,
            MetricNames.SeriesFindings,
            "{finding}",
            "What the data checks found in a series, by severity.",
            data =>
                data.Findings.GroupBy(finding => (finding.Series, finding.Severity))
                    .Select(group => new Measurement<double>(
                        group.Count(),
                        new(MetricNames.SeriesLabel, group.Key.Series),
                        new(MetricNames.SeverityLabel, group.Key.Severity)
                    ))
        );
    }
}

namespace BtcEvents.Messaging;

/// <summary>
/// Names and labels of all our instruments; units are in the names as far as they have one. Prometheus reads <c>_</c>
/// where <c>.</c> stands, and the unit's name at the end. No label grows with time: no cycle, no month.
/// </summary>
public static class MetricNames
{
    /// <summary>R2 out of sample of the model that forecasts.</summary>
    public const string ModelR2 = "ml.model.r2";

    /// <summary>Symmetric mean absolute percentage error out of sample, 0 to 200.</summary>
    public const string ModelSmape = "ml.model.smape";

    /// <summary>Root mean squared error out of sample, percentage points.</summary>
    public const string ModelRmse = "ml.model.rmse";

    /// <summary>1 less the ratio of its squared errors to those of <c>end-of-month</c> on the same months.</summary>
    public const string ModelSkill = "ml.model.skill.over.end.of.month";

    /// <summary>Root mean squared error of each candidate and baseline, by <see cref="AlgorithmLabel"/>.</summary>
    public const string CandidateRmse = "ml.candidate.rmse";

    /// <summary>The same of <see cref="ModelSkill"/>.</summary>
    public const string CandidateSkill = "ml.candidate.skill.over.end.of.month";

    /// <summary>Drift of a feature, by <see cref="FeatureLabel"/> and <see cref="MetricTypeLabel"/>.</summary>
    public const string FeatureDriftScore = "ml.feature_drift.score";

    /// <summary>Months in a row in which a feature drifted, by <see cref="FeatureLabel"/>.</summary>
    public const string FeatureDriftMonths = "ml.feature_drift.months";

    /// <summary>The forecast; unit %.</summary>
    public const string ForecastChange = "btcevents.forecast.change";

    /// <summary>Lower end of its interval; unit %.</summary>
    public const string ForecastLower = "btcevents.forecast.lower";

    /// <summary>Upper end of its interval; unit %.</summary>
    public const string ForecastUpper = "btcevents.forecast.upper";

    /// <summary>Last day of a series, as Unix time; unit s.</summary>
    public const string SeriesLastDay = "btcevents.series.last_day.timestamp";

    /// <summary>Findings of the data checks, by <see cref="SeverityLabel"/>.</summary>
    public const string SeriesFindings = "btcevents.series.findings";

    /// <summary>When a cycle last completed, as Unix time; unit s.</summary>
    public const string CycleLastSuccess = "btcevents.cycle.last_success.timestamp";

    /// <summary>When a backtest last ended, as Unix time; unit s.</summary>
    public const string BacktestLastSuccess = "btcevents.backtest.last_success.timestamp";

    /// <summary>Months of a backtest.</summary>
    public const string BacktestMonths = "btcevents.backtest.months";

    /// <summary>R2 of a backtest.</summary>
    public const string BacktestR2 = "btcevents.backtest.r2";

    /// <summary>Root mean squared error of a backtest, percentage points.</summary>
    public const string BacktestRmse = "btcevents.backtest.rmse";

    /// <summary>1 less the ratio of squared errors to those of end-of-month.</summary>
    public const string BacktestSkill = "btcevents.backtest.skill.over.end.of.month";

    /// <summary>Share of months with the right direction, 0 to 1.</summary>
    public const string BacktestDirection = "btcevents.backtest.direction.ratio";

    /// <summary>Share of outcomes inside the interval, 0 to 1.</summary>
    public const string BacktestCoverage = "btcevents.backtest.coverage.ratio";

    /// <summary>How the last month that is over changed; unit %.</summary>
    public const string ActualChange = "btcevents.actual.change";

    /// <summary>Cycles by <see cref="StateLabel"/>.</summary>
    public const string Cycles = "btcevents.cycles";

    /// <summary>The newest cycle's <see cref="StateLabel"/>: 1 for the one it is in.</summary>
    public const string NewestCycle = "btcevents.cycle.newest";

    /// <summary>Messages that are due and not sent yet.</summary>
    public const string OutboxMessages = "btcevents.outbox.messages";

    /// <summary>How long the first of them has been due; unit s.</summary>
    public const string OutboxAge = "btcevents.outbox.age";

    internal const string OutboxPostponed = "btcevents.outbox.postponed";
    internal const string MessagesPublished = "btcevents.messages.published";
    internal const string MessagesConsumed = "btcevents.messages.consumed";
    internal const string MessagesFaulted = "btcevents.messages.faulted";
    internal const string MessagesRetried = "btcevents.messages.retried";
    internal const string HopWait = "btcevents.hop.wait";
    internal const string HopWork = "btcevents.hop.work";
    internal const string StageOutcomes = "btcevents.stage.outcomes";
    internal const string StageDuration = "btcevents.stage.duration";

    /// <summary>Label: state of a cycle in lower case.</summary>
    public const string StateLabel = "state";

    internal const string ConsumerLabel = "consumer";
    internal const string MessageLabel = "message";
    internal const string StageLabel = "stage";
    internal const string OutcomeLabel = "outcome";

    /// <summary>Label: what is forecast.</summary>
    public const string SymbolLabel = "symbol";

    /// <summary>Label: algorithm of the model.</summary>
    public const string AlgorithmLabel = "algorithm";

    /// <summary>Label: name of a series.</summary>
    public const string SeriesLabel = "series";

    /// <summary>Label: <c>warn</c> or <c>block</c>.</summary>
    public const string SeverityLabel = "severity";

    /// <summary>Label: a feature of the model.</summary>
    public const string FeatureLabel = "feature_name";

    /// <summary>Label: <c>ks</c> (Kolmogorov-Smirnov, 0 to 1) or <c>psi</c> (population stability index).</summary>
    public const string MetricTypeLabel = "metric_type";
}

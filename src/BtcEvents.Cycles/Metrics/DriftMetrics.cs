using System.Diagnostics.Metrics;
using BtcEvents.Forecasting;
using BtcEvents.Messaging;

namespace BtcEvents.Cycles;

/// <summary>Shows the drift of the newest training's features: two series for each line of its drift table.</summary>
public sealed class DriftMetrics : IDisposable
{
    private readonly Meter _meter = new(BtcEventsTelemetry.Name);
    private readonly FactGauge<DriftRecord> _drift = new();

    public DriftMetrics() =>
        _drift.ShowAll(
            _meter,
            MetricNames.FeatureDriftScore,
            unit: null,
            "Drift of a feature: recent months against the older ones.",
            drift =>
                drift.Features.SelectMany(feature =>
                    (Measurement<double>[])
                        [
                            .. Score(feature, "ks", feature.KolmogorovSmirnov),
                            .. Score(feature, "psi", feature.StabilityIndex),
                        ]
                )
        );

    /// <summary>Takes a training's record.</summary>
    public void Record(TrainingRecord training) =>
        _drift.Keep(training.Symbol, $"{training.AsOf:yyyy-MM-dd}", training.Drift);

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();

    private static Measurement<double>[] Score(DriftEntry entry, string type, double? score) =>
        score is { } value
            ? [new(value, new(MetricNames.FeatureLabel, entry.Feature), new(MetricNames.MetricTypeLabel, type))]
            : [];
}

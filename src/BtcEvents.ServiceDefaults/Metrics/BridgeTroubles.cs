using Prometheus;

namespace BtcEvents.ServiceDefaults;

/// <summary>What the bridge could not show as it was measured, counted on the same page.</summary>
internal sealed class BridgeTroubles(CollectorRegistry registry)
{
    private readonly Counter _overflow = Prometheus
        .Metrics.WithCustomRegistry(registry)
        .CreateCounter(
            "btcevents_metrics_overflow_total",
            "Measurements with new label values of a metric that has enough of them: they count under 'other'.",
            "metric"
        );

    private readonly Counter _refused = Prometheus
        .Metrics.WithCustomRegistry(registry)
        .CreateCounter(
            "btcevents_metrics_refused_total",
            "Measurements that are not shown: negative counts, what is no number, a name that another type has.",
            "metric"
        );

    private readonly Counter _notObserved = Prometheus
        .Metrics.WithCustomRegistry(registry)
        .CreateCounter(
            "btcevents_metrics_not_observed_total",
            "Instruments that failed when they were asked, once for each time.",
            new CounterConfiguration { SuppressInitialValue = true }
        );

    public void Overflowed(string metric) => _overflow.WithLabels(metric).Inc();

    public void Refused(string metric) => _refused.WithLabels(metric).Inc();

    public void NotObserved(int instruments) => _notObserved.Inc(instruments);
}

using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Prometheus;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// Shows the instruments of .NET meters on a registry of Prometheus, under the names, units and types that Prometheus
/// wants (<see cref="MetricForm"/>). It hears measurements from its making on, whether or not anybody looks at the
/// registry; instruments that are only asked are asked before every collection.
/// </summary>
public sealed class MeterBridge : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, BridgedMetric> _metrics = new(StringComparer.Ordinal);
    private readonly CollectorRegistry _registry;
    private readonly BridgeTroubles _troubles;
    private readonly HashSet<string> _meters;
    private readonly Lock _observing = new();
    private bool _disposed;

    /// <summary>Starts to listen: make it before anything measures, since what was earlier is not seen.</summary>
    /// <param name="registry">Where the metrics are shown.</param>
    /// <param name="meters">Names of the meters; others are left alone.</param>
    public MeterBridge(CollectorRegistry registry, params string[] meters)
    {
        (_registry, _troubles) = (registry, new(registry));
        _meters = new(meters, StringComparer.Ordinal);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (_meters.Contains(instrument.Meter.Name) && MetricForm.Of(instrument) is { } form)
            {
                listener.EnableMeasurementEvents(instrument, MetricOf(form));
            }
        };
        _listener.SetMeasurementEventCallback<byte>((_, value, tags, metric) => Take(metric, value, tags));
        _listener.SetMeasurementEventCallback<short>((_, value, tags, metric) => Take(metric, value, tags));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, metric) => Take(metric, value, tags));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, metric) => Take(metric, value, tags));
        _listener.SetMeasurementEventCallback<float>((_, value, tags, metric) => Take(metric, value, tags));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, metric) => Take(metric, value, tags));
        _listener.SetMeasurementEventCallback<decimal>((_, value, tags, metric) => Take(metric, (double)value, tags));
        _listener.Start();
        registry.AddBeforeCollectCallback(Observe);
    }

    /// <summary>Stops to listen; what was measured stays on the registry.</summary>
    public void Dispose()
    {
        lock (_observing)
        {
            _disposed = true;
            _listener.Dispose();
        }
    }

    private static void Take(object? metric, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        ((BridgedMetric)metric!).Take(value, tags);

    // Instruments of the same name, as of a meter that is made twice, are one metric. One of another kind keeps its own
    // and is refused at its first measurement, since the name is taken on the registry.
    private BridgedMetric MetricOf(MetricForm form)
    {
        var metric = _metrics.GetOrAdd(form.Name, _ => new(form, _registry, _troubles));
        return (metric.Form.Kind, metric.Form.Observed) == (form.Kind, form.Observed)
            ? metric
            : new(form, _registry, _troubles);
    }

    private void Observe()
    {
        lock (_observing)
        {
            if (_disposed)
            {
                return;
            }

            var observed = _metrics.Values.Where(metric => metric.Form.Observed).ToList();
            observed.ForEach(metric => metric.BeginObservation());
            try
            {
                _listener.RecordObservableInstruments();
            }
            catch (AggregateException failures)
            {
                // Instruments that do not answer are missing from the page; those that do are on it.
                _troubles.NotObserved(failures.InnerExceptions.Count);
            }

            observed.ForEach(metric => metric.EndObservation());
        }
    }
}

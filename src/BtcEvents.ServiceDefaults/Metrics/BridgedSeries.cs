using Prometheus;

namespace BtcEvents.ServiceDefaults;

/// <summary>One series of a metric: it takes measurements, from any number of threads at once.</summary>
internal abstract class BridgedSeries
{
    /// <summary>The number of the last observation that had it.</summary>
    public long LastSeen { get; set; }

    /// <summary>The series of these labels on the registry.</summary>
    /// <exception cref="InvalidOperationException">The name is taken by a metric of another type.</exception>
    public static BridgedSeries Of(MetricForm form, LabelSet labels, CollectorRegistry registry)
    {
        // Collectors of one name may have different label names. Without a measurement none of them shows anything.
        var factory = Prometheus.Metrics.WithCustomRegistry(registry);
        var (name, help, names, values) = (form.Name, form.Help, labels.Names, labels.Values);
        return form.Kind switch
        {
            MetricKind.Distribution => new Distribution(
                factory
                    .CreateHistogram(
                        name,
                        help,
                        names,
                        new HistogramConfiguration { SuppressInitialValue = true, Buckets = [.. form.Buckets] }
                    )
                    .WithLabels(values)
            ),
            MetricKind.Change or MetricKind.Level => new Level(
                factory
                    .CreateGauge(name, help, names, new GaugeConfiguration { SuppressInitialValue = true })
                    .WithLabels(values),
                adds: form.Kind is MetricKind.Change
            ),
            _ => new Count(
                factory
                    .CreateCounter(name, help, names, new CounterConfiguration { SuppressInitialValue = true })
                    .WithLabels(values),
                adds: form.Kind is MetricKind.Count
            ),
        };
    }

    /// <summary>Takes one measurement.</summary>
    /// <returns>False for a value that it cannot take: a negative count, or no number.</returns>
    public abstract bool Take(double value);

    /// <summary>Takes it off the page.</summary>
    public abstract void Remove();

    private sealed class Count(Counter.Child counter, bool adds) : BridgedSeries
    {
        public override bool Take(double value)
        {
            if (value < 0 || !double.IsFinite(value))
            {
                return false;
            }

            if (adds)
            {
                counter.Inc(value);
            }
            else
            {
                counter.IncTo(value);
            }

            return true;
        }

        public override void Remove() => counter.Remove();
    }

    private sealed class Level(Gauge.Child gauge, bool adds) : BridgedSeries
    {
        public override bool Take(double value)
        {
            if (!adds)
            {
                gauge.Set(value); // no number is a value that Prometheus knows
                return true;
            }

            if (!double.IsFinite(value))
            {
                return false;
            }

            gauge.Inc(value);
            return true;
        }

        public override void Remove() => gauge.Remove();
    }

    private sealed class Distribution(Histogram.Child histogram) : BridgedSeries
    {
        public override bool Take(double value)
        {
            if (!double.IsFinite(value))
            {
                return false;
            }

            histogram.Observe(value);
            return true;
        }

        public override void Remove() => histogram.Remove();
    }
}

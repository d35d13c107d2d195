using System.Diagnostics.Metrics;
using System.Text;
using BtcEvents.ServiceDefaults;
using Prometheus;

namespace BtcEvents.BusTests.ServiceDefaults;

/// <summary>A meter, a bridge and the page that it fills.</summary>
internal sealed class MetricsPage : IDisposable
{
    private static int _made;

    private readonly CollectorRegistry _registry = Metrics.NewCustomRegistry();

    /// <param name="name">The meter's name; one of its own by default.</param>
    public MetricsPage(string? name = null)
    {
        name ??= $"Test{Interlocked.Increment(ref _made)}";
        Bridge = new(_registry, name);
        Meter = new(name);
    }

    public Meter Meter { get; }

    public MeterBridge Bridge { get; }

    /// <summary>The whole page, as Prometheus reads it.</summary>
    public async Task<string> ReadAsync(ExpositionFormat format = ExpositionFormat.PrometheusText)
    {
        using var page = new MemoryStream();
        await _registry.CollectAndExportAsTextAsync(page, format, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(page.ToArray());
    }

    /// <summary>The lines of one metric without comments, in the alphabet's order.</summary>
    public async Task<string[]> LinesAsync(string metric) =>
        [
            .. (await ReadAsync())
                .Split('\n')
                .Where(line => line.StartsWith(metric, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    public void Dispose()
    {
        Bridge.Dispose();
        Meter.Dispose();
    }
}

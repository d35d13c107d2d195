using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using BtcEvents.Messaging;
using BtcEvents.Reporter;
using BtcEvents.ServiceDefaults;
using Microsoft.Extensions.Logging.Abstractions;

namespace BtcEvents.ArchitectureTests.Observability;

/// <summary>Our metrics under the names that stand on the pages of the services.</summary>
internal static partial class OurMetrics
{
    /// <summary>Of every instrument that a service has.</summary>
    public static IReadOnlyList<MetricForm> Forms { get; } = InstrumentsOfServices();

    /// <summary>All names, those of a histogram's parts too.</summary>
    public static IReadOnlySet<string> OnPages { get; } = Forms.SelectMany(NamesOf).ToHashSet(StringComparer.Ordinal);

    /// <summary>What of ours a query asks for, whether or not there is such a metric.</summary>
    public static IEnumerable<string> AskedIn(string query) => Ours().Matches(query).Select(metric => metric.Value);

    private static IEnumerable<string> NamesOf(MetricForm form) =>
        form.Kind is MetricKind.Distribution
            ? ((string[])["_bucket", "_sum", "_count"]).Select(ending => form.Name + ending)
            : [form.Name];

    // As the services make them; nothing is measured, so nothing is asked of what they stand on.
    private static List<MetricForm> InstrumentsOfServices()
    {
        var forms = new List<MetricForm>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == BtcEventsTelemetry.Name)
                {
                    forms.Add(MetricForm.Of(instrument)!);
                }
            },
        };
        listener.Start();
        RuntimeHelpers.RunClassConstructor(typeof(BtcEventsTelemetry).TypeHandle);
        using var facts = new FactGauges(null!, NullLogger<FactGauges>.Instance);
        using var stores = new StoreGauges(null!, null!, facts, TimeProvider.System, NullLogger<StoreGauges>.Instance);
        return forms;
    }

    [GeneratedRegex(@"\b(btcevents|ml)_\w+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ours();
}

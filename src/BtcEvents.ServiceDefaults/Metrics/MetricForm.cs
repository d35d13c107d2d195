using System.Diagnostics.Metrics;

namespace BtcEvents.ServiceDefaults;

/// <summary>How an instrument is shown to Prometheus: pure rules from its name, unit and type.</summary>
/// <param name="Name">Instrument's name with the suffixes of unit and type; the meter's name is no part of it.</param>
/// <param name="Help">One line of help text, escaped as the exposition wants it.</param>
/// <param name="Kind">What becomes of a measurement.</param>
/// <param name="Divisor">What a measurement is divided by: 1,000 from milliseconds to seconds, else 1.</param>
/// <param name="Buckets">Upper bounds in the shown unit, of a distribution only.</param>
/// <param name="Observed">Whether the instrument is asked, instead of telling.</param>
/// <param name="Ignored">A tag that is no label; null for none.</param>
internal sealed record MetricForm(
    string Name,
    string Help,
    MetricKind Kind,
    double Divisor,
    IReadOnlyList<double> Buckets,
    bool Observed,
    string? Ignored
)
{
    private const string Milliseconds = "ms";

    /// <summary>MassTransit takes back with one tag more than it added with, after a failure.</summary>
    private const string TakenBackWith = "messaging.masstransit.exception_type";

    /// <summary>1 ms to 1 h, in seconds.</summary>
    private static readonly double[] UsualBuckets =
    [
        .. (double[])[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5],
        .. (double[])[1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600],
    ];

    /// <summary>The form of an instrument; null for a type of instrument that is not known.</summary>
    public static MetricForm? Of(Instrument instrument)
    {
        if (KindOf(instrument) is not { } kind)
        {
            return null;
        }

        var divisor = instrument.Unit is Milliseconds ? 1_000 : 1;
        return new(
            NameOf(instrument, kind),
            HelpOf(instrument),
            kind,
            divisor,
            kind is MetricKind.Distribution ? BucketsOf(instrument, divisor) : [],
            instrument.IsObservable,
            IsActive(instrument) ? TakenBackWith : null
        );
    }

    /// <summary>A name with nothing in it but what Prometheus allows; dots become underscores.</summary>
    public static string Cleaned(string name)
    {
        var cleaned = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        return cleaned.Length == 0 || char.IsAsciiDigit(cleaned[0]) ? "_" + cleaned : cleaned;
    }

    private static MetricKind? KindOf(Instrument instrument) =>
        instrument.GetType() is { IsGenericType: true } type
            ? KindOf(instrument, type.GetGenericTypeDefinition())
            : null;

    private static MetricKind? KindOf(Instrument instrument, Type type)
    {
        if (type == typeof(Counter<>))
        {
            return IsActive(instrument) ? MetricKind.Change : MetricKind.Count;
        }

        if (type == typeof(ObservableCounter<>))
        {
            return IsLevel(instrument) ? MetricKind.Level : MetricKind.CountReached;
        }

        return type == typeof(UpDownCounter<>) ? MetricKind.Change
            : type == typeof(Histogram<>) ? MetricKind.Distribution
            : type == typeof(Gauge<>) || type == typeof(ObservableGauge<>) ? MetricKind.Level
            : type == typeof(ObservableUpDownCounter<>) ? MetricKind.Level
            : null;
    }

    // MassTransit counts what it works on with a counter that it also decreases.
    private static bool IsActive(Instrument instrument) =>
        instrument.Name.EndsWith(".active", StringComparison.Ordinal);

    // The runtime's thread pool tells both as counters, and they go down.
    private static bool IsLevel(Instrument instrument) =>
        instrument.Name.EndsWith("thread.count", StringComparison.Ordinal)
        || instrument.Name.EndsWith("queue.length", StringComparison.Ordinal)
        || IsActive(instrument);

    private static string NameOf(Instrument instrument, MetricKind kind)
    {
        // A unit in braces says what is counted, and is no unit.
        var unit = instrument.Unit switch
        {
            Milliseconds or "s" => "_seconds",
            "By" => "_bytes",
            "%" => "_percent",
            _ => "",
        };
        const string Total = "_total";
        var name = Cleaned(instrument.Name);
        return kind is MetricKind.Count or MetricKind.CountReached
            ? With(name.EndsWith(Total, StringComparison.Ordinal) ? name[..^Total.Length] : name, unit) + Total
            : With(name, unit);
    }

    private static string With(string name, string suffix) =>
        name.EndsWith(suffix, StringComparison.Ordinal) ? name : name + suffix;

    private static string HelpOf(Instrument instrument) =>
        (string.IsNullOrWhiteSpace(instrument.Description) ? instrument.Name : instrument.Description)
            .Replace("\\", @"\\", StringComparison.Ordinal)
            .ReplaceLineEndings(" ");

    private static IReadOnlyList<double> BucketsOf(Instrument instrument, double divisor)
    {
        var advised = instrument switch
        {
            Histogram<double> { Advice.HistogramBucketBoundaries: { } bounds } => bounds,
            Histogram<float> { Advice.HistogramBucketBoundaries: { } bounds } => bounds.Select(b => (double)b),
            Histogram<decimal> { Advice.HistogramBucketBoundaries: { } bounds } => bounds.Select(b => (double)b),
            Histogram<long> { Advice.HistogramBucketBoundaries: { } bounds } => bounds.Select(b => (double)b),
            Histogram<int> { Advice.HistogramBucketBoundaries: { } bounds } => bounds.Select(b => (double)b),
            Histogram<short> { Advice.HistogramBucketBoundaries: { } bounds } => bounds.Select(b => (double)b),
            Histogram<byte> { Advice.HistogramBucketBoundaries: { } bounds } => bounds.Select(b => (double)b),
            _ => [],
        };
        double[] shown = [.. advised.Select(bound => bound / divisor)];
        return shown.Length > 0 ? shown : UsualBuckets;
    }
}

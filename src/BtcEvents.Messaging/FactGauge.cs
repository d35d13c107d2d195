using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace BtcEvents.Messaging;

using Readings = IEnumerable<Measurement<double>>;

/// <summary>
/// Gauges of the newest finding for each symbol. They are asked, and do not tell: what the newest finding does not have
/// (another algorithm, a feature that is gone) is on no page any more.
/// </summary>
/// <typeparam name="T">The finding.</typeparam>
public sealed class FactGauge<T>
{
    private readonly ConcurrentDictionary<string, (string Order, T Found)> _newest = new(StringComparer.Ordinal);

    /// <summary>Takes a finding, unless a later one is known.</summary>
    /// <param name="symbol">What it is about.</param>
    /// <param name="order">What comes later in the order of texts is later, for example the month.</param>
    /// <param name="found">The finding.</param>
    public void Keep(string symbol, string order, T found) =>
        _newest.AddOrUpdate(
            symbol,
            (order, found),
            (_, known) => string.CompareOrdinal(known.Order, order) > 0 ? known : (order, found)
        );

    /// <summary>Adds a gauge of one number of the finding; absent where the number is.</summary>
    /// <param name="meter">Whose gauge.</param>
    /// <param name="name">Name.</param>
    /// <param name="unit">Unit; null for none.</param>
    /// <param name="help">One sentence.</param>
    /// <param name="number">The number.</param>
    /// <param name="labels">Labels beside the symbol.</param>
    public void Show(
        Meter meter,
        string name,
        string? unit,
        string help,
        Func<T, double?> number,
        Func<T, KeyValuePair<string, object?>[]>? labels = null
    ) =>
        ShowAll(
            meter,
            name,
            unit,
            help,
            found => number(found) is { } value ? [new(value, labels?.Invoke(found) ?? [])] : []
        );

    /// <summary>Adds a gauge with as many numbers as the finding has.</summary>
    /// <param name="meter">Whose gauge.</param>
    /// <param name="name">Name.</param>
    /// <param name="unit">Unit; null for none.</param>
    /// <param name="help">One sentence.</param>
    /// <param name="numbers">The numbers with their labels beside the symbol.</param>
    public void ShowAll(Meter meter, string name, string? unit, string help, Func<T, Readings> numbers) =>
        meter.CreateObservableGauge(
            name,
            () =>
                _newest.SelectMany(known =>
                    numbers(known.Value.Found)
                        .Select(reading => new Measurement<double>(
                            reading.Value,
                            [new(MetricNames.SymbolLabel, known.Key), .. reading.Tags]
                        ))
                ),
            unit,
            help
        );
}

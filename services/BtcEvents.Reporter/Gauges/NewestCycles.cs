using System.Diagnostics.Metrics;
using BtcEvents.Contracts;
using BtcEvents.Messaging;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Reporter;

/// <summary>Shows the state of the newest cycle of each symbol: 1 for the one it is in, 0 for the others.</summary>
internal sealed class NewestCycles : IDisposable
{
    /// <summary>All that a cycle can be in; one that none is in is 0 on the page, not absent.</summary>
    public static readonly string[] States =
    [
        CycleStates.Running,
        CycleStates.Completed,
        CycleStates.Failed,
        CycleStates.Cancelled,
    ];

    private readonly Meter _meter = new(BtcEventsTelemetry.Name);
    private readonly FactGauge<string> _states = new();

    public NewestCycles() =>
        _states.ShowAll(
            _meter,
            MetricNames.NewestCycle,
            unit: null,
            "Whether the newest attempt of a symbol's newest month is in a state: 1 or 0.",
            state =>
                States.Select(one => new Measurement<double>(
                    one == state ? 1 : 0,
                    new KeyValuePair<string, object?>(MetricNames.StateLabel, one.ToLowerInvariant())
                ))
        );

    /// <summary>Takes where a cycle stands.</summary>
    public void Record(CycleView view) =>
        _states.Keep(view.Cycle.Symbol, $"{view.Cycle.Month} {view.Cycle.Attempt:D9}", view.State);

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();
}

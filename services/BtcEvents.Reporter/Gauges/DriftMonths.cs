using System.Diagnostics.Metrics;
using BtcEvents.Contracts;
using BtcEvents.Market;
using BtcEvents.Messaging;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Reporter;

/// <summary>Shows for how many months in a row each feature of the newest model has drifted.</summary>
internal sealed class DriftMonths : IDisposable
{
    // A bound for what is read; more than a year is no other news.
    private const int Most = 12;

    private readonly Meter _meter = new(BtcEventsTelemetry.Name);
    private readonly FactGauge<IReadOnlyDictionary<string, int>> _months = new();

    public DriftMonths() =>
        _months.ShowAll(
            _meter,
            MetricNames.FeatureDriftMonths,
            unit: null,
            "Months in a row, back from the newest, in whose training a feature drifted; 12 at most.",
            months =>
                months.Select(feature => new Measurement<double>(
                    feature.Value,
                    new KeyValuePair<string, object?>(MetricNames.FeatureLabel, feature.Key)
                ))
        );

    /// <summary>Counts back from the newest training of a symbol.</summary>
    public async Task ReadAsync(ModelTrained newest, IFactJournal journal, CancellationToken cancellationToken)
    {
        var symbol = newest.Cycle.Symbol;
        var months = new Dictionary<string, int>(StringComparer.Ordinal);
        var month = Month.Parse(newest.Cycle.Month);
        for (var before = 0; before < Most; before++, month = month.AddMonths(-1))
        {
            var drifted = await DriftedAsync(journal, symbol, $"{month}", cancellationToken);
            var still = drifted.Where(feature => months.GetValueOrDefault(feature) == before).ToList();
            still.ForEach(feature => months[feature] = before + 1);
            if (still.Count == 0)
            {
                break;
            }
        }

        _months.Keep(symbol, newest.Cycle.Month, months);
    }

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();

    // What an earlier attempt of the month found is not what its model was trained on.
    private static async Task<IReadOnlyList<string>> DriftedAsync(
        IFactJournal journal,
        string symbol,
        string month,
        CancellationToken cancellationToken
    )
    {
        var drift = await journal.LatestAsync<DriftDetected>(symbol, month, cancellationToken);
        var trained = drift is null ? null : await journal.LatestAsync<ModelTrained>(symbol, month, cancellationToken);
        return trained?.Cycle.CycleId == drift?.Cycle.CycleId ? drift?.Features ?? [] : [];
    }
}

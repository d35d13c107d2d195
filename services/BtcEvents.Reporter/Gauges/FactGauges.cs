using System.Diagnostics.Metrics;
using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Failures;
using BtcEvents.Forecasting;
using BtcEvents.Market;
using BtcEvents.Messaging;
using BtcEvents.Storage;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.Logging;

namespace BtcEvents.Reporter;

/// <summary>
/// Shows what the newest facts of each symbol say: scores and drift of the model, the forecast, the last outcome, the
/// state of the series. Read from the journal, so that a process started in mid-month shows what was found before its
/// time.
/// </summary>
internal sealed partial class FactGauges : IDisposable
{
    // Two forecasts in a row tell an outcome.
    private const int Completed = 2;

    private static readonly Type[] Shown =
    [
        typeof(DataUpdated),
        typeof(ModelTrained),
        typeof(ForecastMade),
        typeof(CycleCompleted),
    ];

    private readonly IArtefactStore _artefacts;
    private readonly ILogger<FactGauges> _logger;
    private readonly Meter _meter = new(BtcEventsTelemetry.Name);
    private readonly FactMetrics _facts = new();
    private readonly DriftMetrics _drift = new();
    private readonly DriftMonths _driftMonths = new();
    private readonly NewestCycles _cycles = new();
    private readonly FactGauge<double> _actual = new();
    private readonly HashSet<string> _driftOf = new(StringComparer.Ordinal);

    public FactGauges(IArtefactStore artefacts, ILogger<FactGauges> logger)
    {
        (_artefacts, _logger) = (artefacts, logger);
        _actual.Show(
            _meter,
            MetricNames.ActualChange,
            "%",
            "Change of the mean price of the last month that is over.",
            change => change
        );
    }

    /// <summary>Takes the newest facts of the symbols of these cycles.</summary>
    public async Task ReadAsync(
        IEnumerable<CycleView> cycles,
        IFactJournal journal,
        CancellationToken cancellationToken
    )
    {
        foreach (var symbol in cycles.GroupBy(view => view.Cycle.Symbol))
        {
            symbol.ToList().ForEach(_cycles.Record);
            var facts = new List<ICycleFact>();
            foreach (var month in MonthsOf(symbol))
            {
                facts.AddRange(await NewestAsync(journal, symbol.Key, month, cancellationToken));
            }

            facts.ForEach(_facts.Record);
            ShowActual(symbol.Key, [.. facts.OfType<ForecastMade>()]);
            if (facts.OfType<ModelTrained>().MaxBy(trained => trained.Cycle.Month) is { } trained)
            {
                await _driftMonths.ReadAsync(trained, journal, cancellationToken);
                await ShowDriftAsync(trained, cancellationToken);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _meter.Dispose();
        _facts.Dispose();
        _drift.Dispose();
        _driftMonths.Dispose();
        _cycles.Dispose();
    }

    // The newest month, and the newest that completed: months that failed after them hide nothing.
    private static IEnumerable<string> MonthsOf(IEnumerable<CycleView> cycles)
    {
        var months = cycles
            .GroupBy(view => view.Cycle.Month, StringComparer.Ordinal)
            .OrderByDescending(month => month.Key, StringComparer.Ordinal)
            .ToList();
        var completed = months.Where(month => month.Any(view => view.State == CycleStates.Completed));
        return months.Take(1).Concat(completed.Take(Completed)).Select(month => month.Key).Distinct();
    }

    private static async Task<IReadOnlyList<ICycleFact>> NewestAsync(
        IFactJournal journal,
        string symbol,
        string month,
        CancellationToken cancellationToken
    )
    {
        var facts = new List<ICycleFact>();
        foreach (var type in Shown)
        {
            if (await journal.LatestAsync(type, symbol, month, cancellationToken) is { } recorded)
            {
                facts.Add(recorded.Body);
            }
        }

        return facts;
    }

    // A forecast tells the mean of the month before its own; two in a row tell how that month changed.
    private void ShowActual(string symbol, IReadOnlyList<ForecastMade> forecasts)
    {
        if (
            forecasts is [var newest, var before, ..]
            && Month.Parse(before.Cycle.Month).AddMonths(1) == Month.Parse(newest.Cycle.Month)
        )
        {
            _actual.Keep(symbol, before.Cycle.Month, 100 * ((newest.BaseMeanClose / before.BaseMeanClose) - 1));
        }
    }

    // An artefact that is gone hides nothing but itself.
    private async Task ShowDriftAsync(ModelTrained trained, CancellationToken cancellationToken)
    {
        if (!_driftOf.Add(trained.Training))
        {
            return;
        }

        try
        {
            _drift.Record(TrainingRecordFile.Read(await _artefacts.GetAsync(trained.Training, cancellationToken)));
        }
        catch (Exception unreadable)
            when (unreadable is FileNotFoundException or InvalidDataException or BadInputException)
        {
            NotRead(_logger, trained.Training, unreadable);
        }
        catch
        {
            _driftOf.Remove(trained.Training); // the server is away: again at the next look
            throw;
        }
    }

    [LoggerMessage(3002, LogLevel.Warning, "The drift of {Training} is not shown, since it cannot be read")]
    private static partial void NotRead(ILogger logger, string training, Exception failure);
}

using BtcEvents.Contracts;
using BtcEvents.Forecasting;
using BtcEvents.Storage;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Cycles;

/// <summary>Everything behind one forecast.</summary>
/// <param name="Forecast">The forecast.</param>
/// <param name="Facts">Facts of its cycle, oldest first.</param>
/// <param name="Set">The features, with reasons.</param>
/// <param name="Training">How its model came about.</param>
/// <param name="Data">The data fact behind it; of an earlier cycle where this one began later.</param>
public sealed record ForecastLineage(
    StoredForecast Forecast,
    IReadOnlyList<RecordedFact> Facts,
    FeatureSet Set,
    TrainingRecord Training,
    DataUpdated? Data
)
{
    /// <summary>What its cycle took over from earlier ones; null in a cycle of before that was fixed.</summary>
    public CycleInputs? Inputs => Facts.Select(fact => fact.Body.Cycle.Inputs).FirstOrDefault();
}

/// <summary>Reads what is behind a forecast.</summary>
public sealed class LineageReader(IMarketStore market, IArtefactStore artefacts, IFactJournal journal)
{
    /// <summary>The lineage of a forecast, or null where there is no such forecast.</summary>
    /// <exception cref="InvalidDataException">The journal lacks the training that it rests on.</exception>
    public async Task<ForecastLineage?> ReadAsync(string forecastId, CancellationToken cancellationToken)
    {
        if (await market.FindForecastAsync(forecastId, cancellationToken) is not { } forecast)
        {
            return null;
        }

        var facts = await journal.OfCycleAsync(forecast.CycleId, cancellationToken);
        var trained =
            facts.Select(f => f.Body).OfType<ModelTrained>().LastOrDefault()
            ?? await journal.LatestAsync<ModelTrained>(forecast.Symbol, forecast.Month, cancellationToken)
            ?? throw new InvalidDataException(
                $"the journal has no ModelTrained for {forecast.Symbol} {forecast.Month}"
            );
        var data =
            facts.Select(f => f.Body).OfType<DataUpdated>().LastOrDefault()
            ?? await journal.LatestAsync<DataUpdated>(forecast.Symbol, forecast.Month, cancellationToken);
        return new(
            forecast,
            facts,
            FeatureSetFile.Read(await artefacts.GetAsync(forecast.FeatureSet, cancellationToken)),
            TrainingRecordFile.Read(await artefacts.GetAsync(trained.Training, cancellationToken)),
            data
        );
    }
}

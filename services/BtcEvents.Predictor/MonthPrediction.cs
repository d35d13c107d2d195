using BtcEvents.Contracts;
using BtcEvents.Features;
using BtcEvents.Forecasting;
using BtcEvents.Learning;
using BtcEvents.Learning.Serialization;
using BtcEvents.Storage;

namespace BtcEvents.Predictor;

/// <summary>Makes a cycle's forecast and stores it, before anyone hears of it.</summary>
public sealed class MonthPrediction(
    IArtefactStore artefacts,
    IMarketStore store,
    ForecastOptions options,
    TimeProvider clock
)
{
    /// <summary>The stored forecast.</summary>
    /// <exception cref="InvalidDataException">The model's bytes are not those of its digest, or not a
    /// model.</exception>
    public async Task<StoredForecast> ForecastAsync(ModelTrained trained, CancellationToken cancellationToken)
    {
        var table = FeatureTableFile.Read(await artefacts.GetAsync(trained.Table, cancellationToken));
        var bytes = await artefacts.GetAsync(trained.Model, cancellationToken);
        var model = ModelReader.Read(ModelArtefact.Read(bytes, ArtefactReference.Parse(trained.Model).Digest));
        var record = TrainingRecordFile.Read(await artefacts.GetAsync(trained.Training, cancellationToken));
        var stored = ToStored(trained, table, new MonthForecaster(options).Forecast(table, model, record));
        await store.SaveForecastAsync(stored, cancellationToken);
        return stored;
    }

    private StoredForecast ToStored(ModelTrained trained, FeatureTable table, MonthForecast forecast) =>
        new()
        {
            ForecastId = $"{trained.Cycle.Symbol}-{trained.Cycle.Month}-{trained.Cycle.Attempt}",
            CycleId = trained.Cycle.CycleId,
            Symbol = trained.Cycle.Symbol,
            Month = trained.Cycle.Month,
            AsOf = trained.Cycle.AsOf,
            ChangePercent = forecast.ChangePercent,
            Lower = forecast.Lower,
            Upper = forecast.Upper,
            Coverage = forecast.Coverage,
            BaseMeanClose = forecast.BaseMeanClose,
            Algorithm = trained.Algorithm,
            Model = trained.Model,
            FeatureSet = trained.FeatureSet,
            Table = trained.Table,
            DatasetDigest = trained.DatasetDigest,
            Simulated = table.Simulated,
            MadeAt = clock.GetUtcNow(),
        };
}

using BtcEvents.Contracts;
using BtcEvents.Features;
using BtcEvents.Forecasting;
using BtcEvents.Learning;
using BtcEvents.Learning.Intervals;
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
    /// <summary>The forecast, stored already.</summary>
    /// <exception cref="InvalidDataException">The model's bytes are not those of its digest, or not a
    /// model.</exception>
    public async Task<ForecastMade> ForecastAsync(ModelTrained trained, CancellationToken cancellationToken)
    {
        var table = FeatureTableFile.Read(await artefacts.GetAsync(trained.Table, cancellationToken));
        var bytes = await artefacts.GetAsync(trained.Model, cancellationToken);
        var model = ModelReader.Read(ModelArtefact.Read(bytes, ArtefactReference.Parse(trained.Model).Digest));
        var record = TrainingRecordFile.Read(await artefacts.GetAsync(trained.Training, cancellationToken));
        var made = Told(trained, table, new MonthForecaster(options).Forecast(table, model, record));
        await store.SaveForecastAsync(StoredForecast.Of(made), cancellationToken);
        return made;
    }

    private static ForecastDistribution Told(PredictiveDistribution distribution) =>
        new()
        {
            SpreadPercent = distribution.Spread,
            DegreesOfFreedom = distribution.DegreesOfFreedom,
            ProbabilityUp = distribution.ProbabilityUp,
            Quantiles =
            [
                .. PredictiveDistribution.Levels.Select(level => new ForecastQuantile
                {
                    Level = level,
                    ChangePercent = distribution.Quantile(level),
                }),
            ],
        };

    private ForecastMade Told(ModelTrained trained, FeatureTable table, MonthForecast forecast) =>
        new()
        {
            Cycle = trained.Cycle,
            OccurredAt = clock.GetUtcNow(),
            ForecastId = $"{trained.Cycle.Symbol}-{trained.Cycle.Month}-{trained.Cycle.Attempt}",
            ChangePercent = forecast.ChangePercent,
            Lower = forecast.Lower,
            Upper = forecast.Upper,
            Coverage = forecast.Coverage,
            BaseMeanClose = forecast.BaseMeanClose,
            AlreadyHappenedPercent = forecast.AlreadyHappened,
            Distribution = Told(forecast.Distribution),
            Model = trained.Model,
            Algorithm = trained.Algorithm,
            FeatureSet = trained.FeatureSet,
            Table = trained.Table,
            DatasetDigest = trained.DatasetDigest,
            Doubts = [.. forecast.Doubts()],
            Simulated = table.Simulated,
        };
}

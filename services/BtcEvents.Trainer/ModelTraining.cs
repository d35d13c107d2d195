using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Features;
using BtcEvents.Forecasting;
using BtcEvents.Learning.Serialization;
using BtcEvents.Learning.Trees;
using BtcEvents.Market;
using BtcEvents.Storage;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Trainer;

/// <summary>
/// Trains on a cycle's table, keeps model and record as artefacts, and moves the champion where it is beaten.
/// </summary>
public sealed class ModelTraining(
    IArtefactStore artefacts,
    IModelRegistry registry,
    IMarketStore store,
    TrainingOptions options,
    ITreeLibrary trees,
    TimeProvider clock
)
{
    /// <summary>Kind of the models among the artefacts.</summary>
    public const string ModelKind = "models";

    /// <summary>Kind of the training records among the artefacts.</summary>
    public const string RecordKind = "trainings";

    /// <summary>Trains, registers and promotes.</summary>
    /// <exception cref="BadInputException">There are too few months to judge on.</exception>
    public async Task<TrainedModel> TrainAsync(
        CycleContext cycle,
        string tableReference,
        string setReference,
        CancellationToken cancellationToken
    )
    {
        var table = FeatureTableFile.Read(await artefacts.GetAsync(tableReference, cancellationToken));
        var set = FeatureSetFile.Read(await artefacts.GetAsync(setReference, cancellationToken));
        var champions = await Champions.OfAsync(cycle, registry, artefacts, cancellationToken);
        // A champion of a later date knows what this month may not; it neither competes here nor is it replaced.
        var request = new TrainingRequest
        {
            Seed = cycle.Plan.Seed,
            Champion = champions.Rival is { } rival ? new(rival.Recipe, rival.Features) : null,
            Held = HeldBecause(cycle, champions.Later),
        };
        var outcome = new CandidateContest(options, trees).Run(table, set, request, cancellationToken);
        var trained = champions.Loss is null
            ? outcome.Record
            : outcome.Record with
            {
                PromotionReason =
                    $"the record of the champion is lost ({champions.Loss}); {outcome.Record.PromotionReason}",
            };
        var model = await artefacts.PutAsync(
            ModelKind,
            "json",
            ModelArtefact.Write(outcome.Model.ToDocument()).Bytes,
            cancellationToken
        );
        var record = await artefacts.PutAsync(RecordKind, "json", TrainingRecordFile.Write(trained), cancellationToken);
        await store.SaveScoresAsync(
            cycle.Symbol,
            Month.Parse(cycle.Month),
            cycle.CycleId,
            [.. Scores(trained)],
            cancellationToken
        );
        await RegisterAsync(cycle, trained, model, record, cancellationToken);
        return new(trained, model, record);
    }

    private static string? HeldBecause(CycleContext cycle, RegisteredModel? later) =>
        !cycle.Plan.MayPromote ? "as the plan says"
        : later is null ? null
        : $"since {later.Algorithm}, the champion, was chosen on later data (up to "
            + $"{Month.Parse(later.Month).FirstDay.AddDays(-1):yyyy-MM-dd}) than this month may know (up to "
            + $"{cycle.AsOf:yyyy-MM-dd})";

    private async Task RegisterAsync(
        CycleContext cycle,
        TrainingRecord record,
        string model,
        string training,
        CancellationToken cancellationToken
    )
    {
        var champion = record.Leaderboard.FirstOrDefault(e => e.Name == record.Champion);
        await registry.RegisterAsync(
            new()
            {
                Symbol = cycle.Symbol,
                Model = model,
                Algorithm = record.Champion,
                CycleId = cycle.CycleId,
                Month = cycle.Month,
                Training = training,
                Metrics = champion is null
                    ? new Dictionary<string, double>()
                    : new Dictionary<string, double> { ["rmse"] = champion.Test.Rmse, ["mae"] = champion.Test.Mae },
                RegisteredAt = clock.GetUtcNow(),
                PromotionReason = record.PromotionReason,
            },
            cancellationToken
        );
        if (record.Promoted)
        {
            await registry.PromoteAsync(cycle.Symbol, model, cycle.CycleId, record.PromotionReason, cancellationToken);
        }
    }

    private static IEnumerable<StoredScore> Scores(TrainingRecord record) =>
        record.Leaderboard.SelectMany(entry =>
            new (string Metric, double? Value)[]
            {
                ("rmse", entry.Test.Rmse),
                ("mae", entry.Test.Mae),
                ("r2", entry.Test.R2),
                ("smape", entry.Test.Smape),
                ("directional_accuracy", entry.Test.DirectionalAccuracy),
                ("train_rmse", entry.Train.Rmse),
            }
                .Where(m => m.Value is not null)
                .Select(m => new StoredScore(entry.Name, m.Metric, m.Value!.Value))
        );
}

using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Forecasting;
using BtcEvents.Storage;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Trainer;

/// <summary>The champion that a training competes with, and the one that it may not replace.</summary>
/// <param name="Rival">Record of the champion when the cycle began; null where there was none, its record is lost, or
/// it knows later data than the cycle may.</param>
/// <param name="Loss">Why its record cannot be read; null where it can.</param>
/// <param name="Later">Record of a champion that was chosen on later data, now or when the cycle began; null where
/// there is none.</param>
internal sealed record Champions(TrainingRecord? Rival, string? Loss, TrainingRecord? Later)
{
    /// <summary>Reads them.</summary>
    public static async Task<Champions> OfAsync(
        CycleContext cycle,
        IModelRegistry registry,
        IArtefactStore artefacts,
        CancellationToken cancellationToken
    )
    {
        var present = await registry.ChampionAsync(cycle.Symbol, cancellationToken);
        var fixedOne = cycle.Inputs switch
        {
            null => present,
            { Champion: null } => null,
            { Champion: { } model } => await registry.FindAsync(cycle.Symbol, model, cancellationToken),
        };
        var (rival, loss) = await ReadAsync(fixedOne, artefacts, cancellationToken);
        var now =
            present?.Model == fixedOne?.Model ? rival : (await ReadAsync(present, artefacts, cancellationToken)).Record;
        return new(
            rival?.AsOf > cycle.AsOf ? null : rival,
            loss,
            new[] { now, rival }.FirstOrDefault(record => record?.AsOf > cycle.AsOf)
        );
    }

    // A champion whose record nobody can read any more cannot compete: the best of the others takes its place.
    private static async Task<(TrainingRecord? Record, string? Loss)> ReadAsync(
        RegisteredModel? model,
        IArtefactStore artefacts,
        CancellationToken cancellationToken
    )
    {
        if (model is null)
        {
            return (null, null);
        }

        try
        {
            return (TrainingRecordFile.Read(await artefacts.GetAsync(model.Training, cancellationToken)), null);
        }
        catch (Exception lost) when (Failure.IsLost(lost))
        {
            return (null, Failure.Describe(lost));
        }
    }
}

using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Forecasting;
using BtcEvents.Storage;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Trainer;

/// <summary>The champion that a training competes with, and the one that it may not replace.</summary>
/// <param name="Rival">Record of the champion when the cycle began; null where there was none, it is lost, or it is of
/// a later month than the cycle.</param>
/// <param name="Loss">Why it cannot compete although it ought to; null where nothing is lost.</param>
/// <param name="Later">A champion of a later month, now or when the cycle began; null where there is none.</param>
internal sealed record Champions(TrainingRecord? Rival, string? Loss, RegisteredModel? Later)
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
        var (begunWith, unknown) = await BegunWithAsync(cycle, present, registry, cancellationToken);
        // By the registry, and not by their records, which may be lost.
        var later = new[] { present, begunWith }.FirstOrDefault(model => IsLater(model, cycle));
        if (begunWith is null || IsLater(begunWith, cycle))
        {
            return new(Rival: null, unknown, later);
        }

        // A champion whose record nobody can read any more cannot compete: the best of the others takes its place.
        try
        {
            return new(
                TrainingRecordFile.Read(await artefacts.GetAsync(begunWith.Training, cancellationToken)),
                Loss: null,
                later
            );
        }
        catch (Exception lost) when (Failure.IsLost(lost))
        {
            return new(Rival: null, Failure.Describe(lost), later);
        }
    }

    private static async Task<(RegisteredModel? Model, string? Loss)> BegunWithAsync(
        CycleContext cycle,
        RegisteredModel? present,
        IModelRegistry registry,
        CancellationToken cancellationToken
    )
    {
        if (cycle.Inputs is not { } inputs)
        {
            return (present, null); // of before inputs were fixed
        }

        if (inputs.Champion is not { } name)
        {
            return (null, null);
        }

        var model = await registry.FindAsync(cycle.Symbol, name, cancellationToken);
        return (model, model is null ? $"the registry does not know {name} any more" : null);
    }

    private static bool IsLater(RegisteredModel? model, CycleContext cycle) =>
        model is not null && string.CompareOrdinal(model.Month, cycle.Month) > 0;
}

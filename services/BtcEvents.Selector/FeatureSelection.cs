using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Features;
using BtcEvents.Forecasting;
using BtcEvents.Storage;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Selector;

/// <summary>Decides which features the models may use: the present set while it serves, else a new one.</summary>
public sealed class FeatureSelection(IArtefactStore artefacts, IModelRegistry registry, SelectionOptions options)
{
    /// <summary>Kind of the feature sets among the artefacts.</summary>
    public const string SetKind = "feature-sets";

    /// <summary>The set in use for this cycle, its reference, whether it is an earlier one, and why.</summary>
    public async Task<SelectedFeatures> SelectAsync(
        CycleContext cycle,
        string tableReference,
        CancellationToken cancellationToken
    )
    {
        var table = FeatureTableFile.Read(await artefacts.GetAsync(tableReference, cancellationToken));
        var present = cycle.Inputs is { } inputs
            ? inputs.FeatureSet
            : await registry.PresentFeatureSetAsync(cycle.Symbol, cancellationToken);
        if (present is null)
        {
            return await SelectAnewAsync(cycle, table, "no feature set is in use yet", cancellationToken);
        }

        var (set, loss) = await ReadAsync(present, cancellationToken);
        if (set is null)
        {
            return await SelectAnewAsync(cycle, table, $"the set in use is lost ({loss})", cancellationToken);
        }

        var objection = cycle.Plan.ForceSelection
            ? "the plan asks for a new set"
            : FeatureSetReview.Objection(set, table, options);
        return objection is null
            ? new(
                set,
                present,
                Reused: true,
                $"the set of {set.AsOf:yyyy-MM-dd} still serves: every feature is there and none drifted"
            )
            : await SelectAnewAsync(cycle, table, objection, cancellationToken);
    }

    // A set that nobody can read any more serves no better than one whose features drifted, and is made again from the
    // table at hand.
    private async Task<(FeatureSet? Set, string? Loss)> ReadAsync(string reference, CancellationToken cancellationToken)
    {
        try
        {
            return (FeatureSetFile.Read(await artefacts.GetAsync(reference, cancellationToken)), null);
        }
        catch (Exception lost) when (Failure.IsLost(lost))
        {
            return (null, Failure.Describe(lost));
        }
    }

    private async Task<SelectedFeatures> SelectAnewAsync(
        CycleContext cycle,
        FeatureTable table,
        string why,
        CancellationToken cancellationToken
    )
    {
        var set = new FeatureSelector(options).Select(table);
        var reference = await artefacts.PutAsync(SetKind, "json", FeatureSetFile.Write(set), cancellationToken);
        if (cycle.Plan.MayPromote && !await IsLaterInUseAsync(cycle, cancellationToken))
        {
            await registry.SetPresentFeatureSetAsync(cycle.Symbol, reference, cycle.CycleId, cancellationToken);
        }

        return new(set, reference, Reused: false, why);
    }

    // A set of a later date serves the months to come better than one of a month that is made up for.
    private async Task<bool> IsLaterInUseAsync(CycleContext cycle, CancellationToken cancellationToken) =>
        await registry.PresentFeatureSetAsync(cycle.Symbol, cancellationToken) is { } present
        && (await ReadAsync(present, cancellationToken)).Set?.AsOf > cycle.AsOf;
}

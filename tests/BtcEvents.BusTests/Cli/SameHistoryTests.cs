using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Embedded;
using BtcEvents.Learning.MlNet;
using BtcEvents.Selector;
using BtcEvents.Storage;
using BtcEvents.Storage.Operational;
using BtcEvents.Trainer;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Cli;

/// <summary>Same data and same history: the same bytes, whatever has come into use since the cycle began.</summary>
public sealed class SameHistoryTests
{
    private static readonly CycleInputs Nothing = new();

    [Fact]
    public async Task Selection_and_training_take_what_was_in_use_when_the_cycle_began()
    {
        using var month = new EmbeddedMonth();
        await month.SimulateAsync();
        var outcome = await month.RunAsync();
        Assert.Equal(Nothing, outcome.Cycle.Inputs);
        var (selected, trained) = (outcome.Find<FeaturesSelected>()!, outcome.Find<ModelTrained>()!);

        // Now there is a set and a champion, and the same work for a cycle that began before sees neither.
        Assert.Equal((false, selected.FeatureSet), await SelectAsync(month, outcome, Nothing));
        Assert.Equal(trained.Training, await TrainAsync(month, outcome, Nothing));

        var after = new CycleInputs { Champion = trained.Model, FeatureSet = selected.FeatureSet };
        Assert.Equal((true, selected.FeatureSet), await SelectAsync(month, outcome, after));
        var competed = await TrainAsync(month, outcome, after);
        Assert.NotEqual(trained.Training, competed);

        // A cycle that began before inputs were fixed takes what is in use now.
        Assert.Equal((true, selected.FeatureSet), await SelectAsync(month, outcome, inputs: null));
        Assert.Equal(competed, await TrainAsync(month, outcome, inputs: null));

        var again = await month.RunAsync();
        Assert.Equal((2, after), (again.Cycle.Attempt, again.Cycle.Inputs));
    }

    [Fact]
    public async Task A_month_that_is_made_up_for_does_not_replace_the_feature_set_of_a_later_one()
    {
        using var month = new EmbeddedMonth();
        await month.SimulateAsync();
        var later = (await month.RunAsync()).Find<FeaturesSelected>()!;

        var earlier = (await month.RunAsync(month: "2023-12")).Find<FeaturesSelected>()!;

        Assert.False(earlier.Reused);
        Assert.NotEqual(later.FeatureSet, earlier.FeatureSet);
        Assert.Equal(later.FeatureSet, (await month.RunAsync(month: "2024-01")).Cycle.Inputs!.FeatureSet);
    }

    [Fact]
    public async Task A_champion_of_a_later_month_that_came_meanwhile_stays_also_where_its_record_is_lost()
    {
        using var month = new EmbeddedMonth();
        await month.SimulateAsync();
        var outcome = await month.RunAsync(month: "2023-12");
        var later = (await month.RunAsync()).Find<ModelTrained>()!;
        await InStoresAsync(
            month,
            async (stores, token) =>
            {
                var registry = stores.GetRequiredService<IModelRegistry>();
                await registry.PromoteAsync("BTC-USD", later.Model, Guid.Empty, "a test", token);
                await stores.GetRequiredService<IOperationalUnit>().CommitAsync(token);
                return true;
            }
        );

        var held = await ReasonAsync(month, outcome, Nothing);
        Assert.Contains("was chosen on later data (up to 2023-12-31)", held, StringComparison.Ordinal);

        File.Delete(Path.Combine(month.Home.Root, "artefacts", later.Training));
        Assert.Equal(held, await ReasonAsync(month, outcome, Nothing));

        var gone = new CycleInputs { Champion = $"models/{new string('a', 64)}.json" };
        Assert.Contains(
            "is lost (the registry does not know models/aaa",
            await ReasonAsync(month, outcome, gone),
            StringComparison.Ordinal
        );
    }

    private static async Task<string> ReasonAsync(EmbeddedMonth month, CycleOutcome outcome, CycleInputs inputs) =>
        (await TrainAsync(month, outcome, inputs, trained => trained.Record.PromotionReason));

    private static Task<(bool Reused, string FeatureSet)> SelectAsync(
        EmbeddedMonth month,
        CycleOutcome outcome,
        CycleInputs? inputs
    ) =>
        InStoresAsync(
            month,
            async (stores, token) =>
            {
                var work = ActivatorUtilities.CreateInstance<FeatureSelection>(stores, EmbeddedMonth.Recipe.Selection);
                var table = outcome.Find<FeaturesSelected>()!.Table;
                var selected = await work.SelectAsync(outcome.Cycle with { Inputs = inputs }, table, token);
                return (selected.Reused, selected.Reference);
            }
        );

    private static Task<string> TrainAsync(EmbeddedMonth month, CycleOutcome outcome, CycleInputs? inputs) =>
        TrainAsync(month, outcome, inputs, trained => trained.Training);

    private static Task<string> TrainAsync(
        EmbeddedMonth month,
        CycleOutcome outcome,
        CycleInputs? inputs,
        Func<TrainedModel, string> told
    ) =>
        InStoresAsync(
            month,
            async (stores, token) =>
            {
                var work = new ModelTraining(
                    stores.GetRequiredService<IArtefactStore>(),
                    stores.GetRequiredService<IModelRegistry>(),
                    stores.GetRequiredService<IMarketStore>(),
                    EmbeddedMonth.Recipe.Training,
                    new MlNetTrees(),
                    TimeProvider.System
                );
                var (cycle, fact) = (outcome.Cycle with { Inputs = inputs }, outcome.Find<FeaturesSelected>()!);
                return told(await work.TrainAsync(cycle, fact.Table, fact.FeatureSet, token));
            }
        );

    // Nothing is committed: the registry stays as the cycle has left it.
    private static async Task<T> InStoresAsync<T>(
        EmbeddedMonth month,
        Func<IServiceProvider, CancellationToken, Task<T>> work
    )
    {
        await using var stores = EmbeddedHost.Stores(month.Home);
        await using var scope = stores.CreateAsyncScope();
        return await work(scope.ServiceProvider, TestContext.Current.CancellationToken);
    }
}

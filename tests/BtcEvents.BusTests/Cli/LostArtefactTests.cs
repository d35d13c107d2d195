using BtcEvents.Cli.Reports;
using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Embedded;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Cli;

/// <summary>What is lost from a home and can be made again does not block it, and is told.</summary>
public sealed class LostArtefactTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_feature_set_that_is_lost_or_damaged_is_selected_anew(bool damaged)
    {
        using var month = new EmbeddedMonth();
        await month.SimulateAsync();
        await month.RunAsync(month: "2023-12");
        Lose(month, "feature-sets", damaged);

        var outcome = await month.RunAsync();

        var selected = outcome.Find<FeaturesSelected>()!;
        Assert.Equal((CycleStates.Completed, false), (outcome.Status.State, selected.Reused));
        Assert.StartsWith("the set in use is lost (feature-sets/", selected.Reason, StringComparison.Ordinal);
        Assert.Equal(1, outcome.Status.Stages.Single(s => s.Stage == Stage.Selection).Tries);
        Assert.True((await month.RunAsync()).Find<FeaturesSelected>()!.Reused); // and so it is in use
    }

    [Fact]
    public async Task A_champion_whose_record_is_lost_competes_no_more()
    {
        using var month = new EmbeddedMonth();
        await month.SimulateAsync();
        await month.RunAsync(month: "2023-12");
        Lose(month, "trainings", damaged: false);

        var trained = (await month.RunAsync()).Find<ModelTrained>()!;

        Assert.StartsWith(
            "the record of the champion is lost (trainings/",
            trained.PromotionReason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_report_that_is_lost_is_made_again_the_same()
    {
        using var month = new EmbeddedMonth();
        await month.SimulateAsync();
        var outcome = await month.RunAsync();
        var before = await PageAsync(month, outcome);
        Lose(month, "reports", damaged: false);

        Assert.Equal(before, await PageAsync(month, outcome));
    }

    [Fact]
    public async Task A_model_that_is_lost_fails_at_once_with_a_sentence()
    {
        using var month = new EmbeddedMonth();
        await month.SimulateAsync();
        await month.RunAsync();
        Lose(month, "models", damaged: false);

        var outcome = await month.RunAsync(plan: new() { From = Stage.Forecast });

        Assert.Equal((CycleStates.Failed, Stage.Forecast), (outcome.Status.State, outcome.Status.Stage));
        Assert.Contains("nothing is kept under this reference", outcome.Status.Reason, StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(outcome.Status.Stages).Tries);
    }

    private static async Task<string> PageAsync(EmbeddedMonth month, CycleOutcome outcome)
    {
        await using var stores = EmbeddedHost.Stores(month.Home);
        await using var scope = stores.CreateAsyncScope();
        var path = Path.Combine(month.Home.Reports, "page.html");
        var file = await ReportFile.FetchAsync(outcome, scope.ServiceProvider, path, month.Home.Reports, Cancellation);
        return await File.ReadAllTextAsync(file!, Cancellation);
    }

    private static void Lose(EmbeddedMonth month, string kind, bool damaged)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(month.Home.Artefacts, kind)))
        {
            if (damaged)
            {
                File.AppendAllText(file, "x");
            }
            else
            {
                File.Delete(file);
            }
        }
    }
}

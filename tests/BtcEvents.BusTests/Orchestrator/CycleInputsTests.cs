using BtcEvents.BusTests.Operational;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Orchestrator;

/// <summary>What a cycle takes over from earlier ones is fixed when it starts.</summary>
public sealed class CycleInputsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_others_promote_and_select_meanwhile_changes_nothing_for_a_cycle_that_runs()
    {
        await using var host = await CycleHost.StartAsync(_folder.Store);
        await PutAsync(host, "a");
        host.Script.Act = (stage, run, _) => stage == Stage.Data && run == 1 ? PutAsync(host, "b") : Task.CompletedTask;

        foreach (var (attempt, name) in new[] { (1, "a"), (2, "b") })
        {
            var cycle = Facts.Cycle(attempt: attempt);
            await host.PublishAsync(Facts.Start(cycle));
            await host.Tape.FindAsync<CycleCompleted>(c => c.Cycle.Attempt == attempt);

            var expected = new CycleInputs { Champion = $"models/{name}.json", FeatureSet = $"feature-sets/{name}" };
            var facts = await host.JournalAsync(cycle.CycleId);
            Assert.Equal(CycleHost.WholeCycle.Length, facts.Count);
            Assert.All(facts, fact => Assert.Equal(expected, fact.Body.Cycle.Inputs));
            Assert.Equal(expected, (await host.StatusAsync(cycle.CycleId))!.Cycle.Inputs);
        }
    }

    [Fact]
    public async Task A_first_cycle_says_that_there_was_nothing()
    {
        await using var host = await CycleHost.StartAsync(_folder.Store);

        await host.PublishAsync(Facts.Start(Facts.Cycle()));

        Assert.Equal(new CycleInputs(), (await host.Tape.FindAsync<CycleCompleted>()).Cycle.Inputs);
    }

    private static Task PutAsync(BusHost host, string name) =>
        host.InScopeAsync(
            async (services, token) =>
            {
                var registry = services.GetRequiredService<IModelRegistry>();
                var model = StoreSamples.Model($"models/{name}.json");
                await registry.RegisterAsync(model, token);
                await registry.PromoteAsync(model.Symbol, model.Model, Guid.Empty, "a test", token);
                await registry.SetPresentFeatureSetAsync(model.Symbol, $"feature-sets/{name}", Guid.Empty, token);
                await services.GetRequiredService<IOperationalUnit>().CommitAsync(token);
                return true;
            }
        );
}

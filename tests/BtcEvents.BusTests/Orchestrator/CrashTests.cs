using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Orchestrator;

public sealed class CrashTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Stage.Data, new[] { 1, 1, 1, 1, 1 })]
    [InlineData(Stage.Selection, new[] { 0, 0, 1, 1, 1 })]
    [InlineData(Stage.Forecast, new[] { 0, 0, 0, 0, 1 })]
    public async Task A_process_killed_in_a_stage_goes_on_there_when_started_again(Stage stage, int[] runsAfterwards)
    {
        var cycle = Facts.Cycle();
        await VictimProcess.KillInAsync(stage, _folder.Store);

        await using var host = await CycleHost.StartAsync(_folder.Store);
        await host.PublishAsync(new RetryCycle { CycleId = cycle.CycleId, Reason = "the process died" });
        await host.Tape.FindAsync<CycleCompleted>();

        Assert.Equal(runsAfterwards, Enum.GetValues<Stage>().Select(host.Script.Runs));
        Assert.Equal(CycleHost.WholeCycle, await host.FactsAsync(cycle.CycleId));
        Assert.Equal("Completed", (await host.StatusAsync(cycle.CycleId))!.State);
    }

    [Fact]
    public async Task A_process_alone_on_its_store_goes_on_by_itself_when_started_again()
    {
        var cycle = Facts.Cycle();
        await VictimProcess.KillInAsync(Stage.Training, _folder.Store);

        await using var host = await CycleHost.StartAsync(_folder.Store, resumes: true);
        await host.Tape.FindAsync<CycleCompleted>();

        // What came before is not done again. What follows may be: the message in hand when the process died is sent
        // once more, beside the retry.
        Assert.Equal([0, 0, 0], Enum.GetValues<Stage>().Take(3).Select(host.Script.Runs));
        Assert.Equal(CycleHost.WholeCycle, await host.FactsAsync(cycle.CycleId));
    }

    [Fact]
    public async Task A_message_stored_before_the_process_ended_is_sent_by_the_next()
    {
        var cycle = Facts.Cycle();
        await using (var first = await CycleHost.StartAsync(_folder.Store, services: WithoutDispatcher))
        {
            await first.PublishAsync(Facts.Start(cycle));
            Assert.Single(await first.WaitingAsync());
        }

        await using var second = await CycleHost.StartAsync(_folder.Store);
        await second.Tape.FindAsync<CycleCompleted>();

        Assert.Equal(CycleHost.WholeCycle, await second.FactsAsync(cycle.CycleId));
    }

    private static void WithoutDispatcher(IServiceCollection services) =>
        services.Remove(services.Single(service => service.ImplementationType?.Name == "OutboxDispatcher"));
}

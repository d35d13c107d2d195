using BtcEvents.BusTests.Orchestrator;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Market;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.RabbitMq;

/// <summary>
/// The broker is killed in the very moment in which a process acknowledges and sends much. The client's connection once hung for good
/// in four such moments of ten (see <c>LostChannelObserver</c>, <c>PatientTcpClient</c>), so that several in a row tell.
/// </summary>
public sealed class BrokerLossTests(Servers servers)
{
    private const int Rounds = 4;
    private const int Commands = 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task A_process_goes_on_by_itself_after_the_broker_was_killed_under_load()
    {
        using var place = new StorePlace();
        await using var broker = await Broker.CreateAsync(servers, "loss");
        await using var host = await broker.HostAsync(place);
        await broker.QueuesKeptAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var first = Month.Parse("2010-01").AddMonths(round * Commands);
            var months = Enumerable.Range(0, Commands).Select(n => first.AddMonths(n).ToString()).ToList();
            foreach (var month in months)
            {
                Assert.True(await broker.PublishAsync("start-monthly-cycle", $$"""{ "month": "{{month}}" }"""));
            }

            await servers.KillAsync("rabbitmq");
            await servers.StartAsync("rabbitmq");

            await AssertCompletedAsync(host, months, round);
        }
    }

    private static async Task AssertCompletedAsync(BusHost host, IReadOnlyList<string> months, int round)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (months.Except(host.Tape.Messages.OfType<CycleCompleted>().Select(done => done.Cycle.Month)).ToList() is { Count: > 0 } waiting)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, $"round {round + 1}: {waiting.Count} of {Commands} cycles did not complete");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}

using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Market;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.RabbitMq;

/// <summary>
/// The broker is killed in the very moment in which a process acknowledges and sends much. The client's connection once
/// hung for good in four such moments of ten (see <c>LostChannelObserver</c>, <c>PatientTcpClient</c>), so that several
/// in a row tell.
/// </summary>
public sealed class BrokerLossTests(Servers servers)
{
    private const int Rounds = 4;
    private const int Commands = 30;

    [Fact]
    public async Task A_process_goes_on_by_itself_after_the_broker_was_killed_under_load()
    {
        using var place = new StorePlace();
        await using var broker = await Broker.CreateAsync(servers, "loss");
        await using var host = await broker.HostAsync(place);
        await broker.Queues.KeptAsync();
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

    // Each fact counts once, however often it is delivered.
    private static Task AssertCompletedAsync(BusHost host, IReadOnlyList<string> months, int round) =>
        Watchdog.UntilAsync(
            $"{Commands} completed cycles in round {round + 1}",
            () =>
                Task.FromResult(
                    host.Tape.Messages.OfType<ICycleFact>()
                        .DistinctBy(fact => (fact.GetType(), fact.Cycle.CycleId))
                        .ToList()
                )!,
            facts => !months.Except(facts.OfType<CycleCompleted>().Select(done => done.Cycle.Month)).Any(),
            facts => $"{facts.Count} facts, {facts.OfType<CycleCompleted>().Count()} completed since the first round"
        );
}

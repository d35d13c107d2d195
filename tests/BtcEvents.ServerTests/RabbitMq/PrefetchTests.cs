using BtcEvents.BusTests.Support;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.RabbitMq;

/// <summary>How many messages a process takes from a queue ahead of its work.</summary>
public sealed class PrefetchTests(Servers servers)
{
    [Theory]
    [InlineData(4, 7, 7)]
    [InlineData(9, 3, 9)] // what is consumed at once must have been fetched
    public async Task An_endpoint_holds_as_many_messages_as_the_options_say(int atOnce, int prefetch, int held)
    {
        using var place = new StorePlace();
        await using var broker = await Broker.CreateAsync(servers, "prefetch");
        await using var host = await broker.HostAsync(
            place,
            o => (o.ConcurrencyLimit, o.PrefetchCount) = (atOnce, prefetch)
        );

        Assert.Equal(held, await broker.Queues.PrefetchAsync("fetcher-double"));
    }
}

using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.RabbitMq;

public sealed class ExchangesTests(Servers servers)
{
    [Fact]
    public async Task A_fact_has_an_exchange_and_what_facts_have_in_common_has_none()
    {
        using var place = new StorePlace();
        await using var broker = await Broker.CreateAsync(servers, "exchanges");
        await using var host = await broker.HostAsync(place);

        // Past the outbox, which sends to the exchange of the type alone: the bus declares those of its bases as well.
        await host.DeliverAsync(Facts.Of(Stage.Data, Facts.Cycle()), "preprocessor-double");

        var exchanges = await broker.ExchangesAsync();
        Assert.Contains("BtcEvents.Contracts:DataUpdated", exchanges);
        Assert.DoesNotContain(exchanges, name => name.Split(':')[^1] is "CycleFact" or "ICycleFact" or "ICycleMessage");
    }
}

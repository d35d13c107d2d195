using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.RabbitMq;

public sealed class ExchangesTests(Servers servers)
{
    [Fact]
    public async Task Every_message_has_an_exchange_and_what_messages_have_in_common_has_none()
    {
        using var place = new StorePlace();
        await using var broker = await Broker.CreateAsync(servers, "exchanges");
        await using var host = await broker.HostAsync(place);

        await host.PublishAsync(Facts.Start(Facts.Cycle()));
        await host.Tape.FindAsync<CycleCompleted>();

        var exchanges = await broker.ExchangesAsync();
        Assert.Contains("BtcEvents.Contracts:ModelTrained", exchanges);
        Assert.DoesNotContain(exchanges, name => name.Split(':')[^1] is "CycleFact" or "ICycleFact" or "ICycleMessage");
    }
}

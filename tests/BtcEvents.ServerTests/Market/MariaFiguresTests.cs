using BtcEvents.ServerTests.Support;
using BtcEvents.StoreContract;

namespace BtcEvents.ServerTests.Market;

public sealed class MariaFiguresTests(Servers servers) : MarketFiguresContract
{
    private protected override StoreUnderTest New() => new MariaStore(servers);
}

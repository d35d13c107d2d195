using BtcEvents.ServerTests.Support;
using BtcEvents.StoreContract;

namespace BtcEvents.ServerTests.Market;

public sealed class MariaWritesTests(Servers servers) : MarketWritesContract
{
    private protected override StoreUnderTest New() => new MariaStore(servers);
}

using BtcEvents.ServerTests.Support;
using BtcEvents.StoreContract;

namespace BtcEvents.ServerTests.Market;

public sealed class MariaRevisionsTests(Servers servers) : MarketRevisionsContract
{
    private protected override StoreUnderTest New() => new MariaStore(servers);
}

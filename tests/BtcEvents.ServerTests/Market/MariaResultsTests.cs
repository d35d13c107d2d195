using BtcEvents.ServerTests.Support;
using BtcEvents.StoreContract;

namespace BtcEvents.ServerTests.Market;

public sealed class MariaResultsTests(Servers servers) : MarketResultsContract
{
    private protected override StoreUnderTest New() => new MariaStore(servers);
}

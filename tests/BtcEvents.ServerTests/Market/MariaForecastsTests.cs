using BtcEvents.ServerTests.Support;
using BtcEvents.StoreContract;

namespace BtcEvents.ServerTests.Market;

public sealed class MariaForecastsTests(Servers servers) : MarketForecastsContract
{
    private protected override StoreUnderTest New() => new MariaStore(servers);
}

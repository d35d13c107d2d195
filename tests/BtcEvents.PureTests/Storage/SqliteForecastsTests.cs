using BtcEvents.StoreContract;

namespace BtcEvents.PureTests.Storage;

public sealed class SqliteForecastsTests : MarketForecastsContract
{
    private protected override StoreUnderTest New() => new StoreFile();
}

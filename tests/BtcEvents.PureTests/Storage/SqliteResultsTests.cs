using BtcEvents.StoreContract;

namespace BtcEvents.PureTests.Storage;

public sealed class SqliteResultsTests : MarketResultsContract
{
    private protected override StoreUnderTest New() => new StoreFile();
}

using BtcEvents.StoreContract;

namespace BtcEvents.PureTests.Storage;

public sealed class SqliteWritesTests : MarketWritesContract
{
    private protected override StoreUnderTest New() => new StoreFile();
}

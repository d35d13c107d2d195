using BtcEvents.StoreContract;

namespace BtcEvents.PureTests.Storage;

public sealed class SqliteRevisionsTests : MarketRevisionsContract
{
    private protected override StoreUnderTest New() => new StoreFile();
}

using BtcEvents.StoreContract;

namespace BtcEvents.PureTests.Storage;

public sealed class SqliteFiguresTests : MarketFiguresContract
{
    private protected override StoreUnderTest New() => new StoreFile();
}

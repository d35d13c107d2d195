using BtcEvents.BusTests.Support;
using BtcEvents.Storage.Operational;

namespace BtcEvents.BusTests.Operational;

/// <summary>A fresh store in a place of the test.</summary>
internal sealed class StoreFixture : IAsyncDisposable
{
    private readonly StorePlace _place = new();
    private readonly OutboxSignal _signal = new();

    public StoreFixture() => Store = new OperationalStore(StorePlace.Dialect(_place.Store), _signal, TimeProvider.System);

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public OperationalStore Store { get; }

    public OperationalSession Session() => new(Store);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _signal.Dispose();
        _place.Dispose();
    }
}

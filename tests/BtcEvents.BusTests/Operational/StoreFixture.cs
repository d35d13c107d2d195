using BtcEvents.BusTests.Support;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Operational;

/// <summary>A fresh store in a place of the test.</summary>
internal sealed class StoreFixture : IAsyncDisposable
{
    private readonly StorePlace _place = new();
    private readonly ServiceProvider _services;

    public StoreFixture()
    {
        var services = new ServiceCollection();
        StorePlace.Register(services, _place.Store);
        _services = services.BuildServiceProvider();
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public string Store => _place.Store;

    public IOutboxStore Outbox => _services.GetRequiredService<IOutboxStore>();

    public ICycleReader Cycles =>
        _services
            .GetRequiredService<IServiceScopeFactory>()
            .CreateScope()
            .ServiceProvider.GetRequiredService<ICycleReader>();

    public StoreScope Scope() => new(_services);

    public Task DoAsync(Func<StoreScope, Task> work) => StoreScope.DoAsync(_services, work);

    /// <summary>Messages that are due; they stay.</summary>
    public async Task<IReadOnlyList<OutboxMessage>> DueAsync()
    {
        await using var claim = await Outbox.ClaimDueAsync(100, Token);
        return claim.Messages;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _place.Dispose();
    }
}

/// <summary>One unit of work on a store, with the ports that join it.</summary>
internal sealed class StoreScope(IServiceProvider services) : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope = services.CreateAsyncScope();

    public IOperationalUnit Unit => Of<IOperationalUnit>();

    public IFactJournal Journal => Of<IFactJournal>();

    public IModelRegistry Registry => Of<IModelRegistry>();

    public IOpenCycles Claims => Of<IOpenCycles>();

    public IScheduledStarts Starts => Of<IScheduledStarts>();

    /// <summary>Work in one unit, and its commit.</summary>
    public static async Task DoAsync(IServiceProvider services, Func<StoreScope, Task> work)
    {
        await using var scope = new StoreScope(services);
        await work(scope);
        await scope.CommitAsync();
    }

    public Task CommitAsync() => Unit.CommitAsync(StoreFixture.Token);

    public ValueTask DisposeAsync() => _scope.DisposeAsync();

    private T Of<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();
}

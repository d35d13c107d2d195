using BtcEvents.BusTests.Operational;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.ServerTests.Operational;

/// <summary>Two stores on one database, as two processes have them, and writers that use both at once.</summary>
internal sealed class RivalStores : IAsyncDisposable
{
    public const int Writers = 16;

    public RivalStores()
    {
        One = PostgresPlace.Services(PostgresPlace.Options(Place.Name));
        Other = PostgresPlace.Services(PostgresPlace.Options(Place.Name));
    }

    public PostgresPlace Place { get; } = new();

    public ServiceProvider One { get; }

    public ServiceProvider Other { get; }

    /// <summary>
    /// Work of every writer in a unit of its own, and its commit: what the work gave, and what the commit was lost by.
    /// </summary>
    public async Task<(T Result, Exception? Lost)[]> AtOnceAsync<T>(Func<StoreScope, int, Task<T>> work) =>
        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(i =>
                    Task.Run(async () =>
                    {
                        await using var scope = new StoreScope(i % 2 == 0 ? One : Other);
                        var result = await work(scope, i);
                        return (result, await Record.ExceptionAsync(scope.CommitAsync));
                    })
                )
        );

    /// <summary>How many rows a table has.</summary>
    public long Count(string table) => long.Parse(Place.Query($"select count(*)::text from btc.{table}")[0]);

    public async ValueTask DisposeAsync()
    {
        await One.DisposeAsync();
        await Other.DisposeAsync();
        Place.Dispose();
    }
}

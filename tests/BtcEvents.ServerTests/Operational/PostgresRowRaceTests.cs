using BtcEvents.BusTests.Operational;
using BtcEvents.Failures;

namespace BtcEvents.ServerTests.Operational;

/// <summary>Many writers at once at one saga, or at the champion of one symbol: none is overwritten unseen.</summary>
public sealed class PostgresRowRaceTests : IAsyncDisposable
{
    private readonly RivalStores _stores = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _stores.DisposeAsync();

    [Fact]
    public async Task Sixteen_writers_of_one_saga_never_overwrite_each_other()
    {
        await StoreScope.DoAsync(_stores.One, scope => scope.Unit.AddSagaAsync("Saga", Guid.Empty, "{}", Token));

        // Every writer gives up after one try; each version that was written was written by exactly one of them.
        var won = await _stores.AtOnceAsync(
            async (scope, i) =>
            {
                var found = await scope.Unit.LoadSagaAsync("Saga", Guid.Empty, Token);
                await scope.Unit.UpdateSagaAsync("Saga", Guid.Empty, found!.Version, $"{{\"by\":{i}}}", Token);
                return found.Version;
            }
        );

        var versions = won.Where(outcome => outcome.Lost is null).Select(outcome => outcome.Result).ToList();
        Assert.NotEmpty(versions);
        Assert.Equal(versions.Distinct().Order(), versions.Order());
        await using var after = new StoreScope(_stores.One);
        Assert.Equal(1 + versions.Count, (await after.Unit.ReadSagaAsync("Saga", Guid.Empty, Token))!.Version);
    }

    [Fact]
    public async Task Of_sixteen_that_add_the_same_saga_one_succeeds()
    {
        var outcomes = await _stores.AtOnceAsync(
            async (scope, _) =>
            {
                await scope.Unit.AddSagaAsync("Saga", Guid.Empty, "{}", Token);
                return true;
            }
        );

        Assert.Single(outcomes, outcome => outcome.Lost is null);
        Assert.Equal(RivalStores.Writers - 1, outcomes.Count(outcome => outcome.Lost is StoreConflictException));
    }

    [Fact]
    public async Task Of_sixteen_that_promote_each_counts_once_and_the_last_is_the_champion()
    {
        for (var i = 0; i < RivalStores.Writers; i++)
        {
            var number = i;
            await StoreScope.DoAsync(
                _stores.One,
                scope => scope.Registry.RegisterAsync(StoreSamples.Model($"models/{number}.json"), Token)
            );
        }

        var outcomes = await _stores.AtOnceAsync(
            async (scope, i) =>
            {
                await scope.Registry.PromoteAsync("BTC-USD", $"models/{i}.json", Guid.Empty, "better", Token);
                return true;
            }
        );

        Assert.All(outcomes, outcome => Assert.Null(outcome.Lost));
        Assert.Equal(
            Enumerable.Range(1, RivalStores.Writers).Select(n => $"{n}"),
            _stores.Place.Query("select data ->> 'number' from btc.mt_doc_promotion order by id")
        );
    }
}

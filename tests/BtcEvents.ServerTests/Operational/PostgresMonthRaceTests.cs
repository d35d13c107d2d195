using BtcEvents.BusTests.Operational;
using BtcEvents.BusTests.Support;
using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Orchestrator;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.ServerTests.Operational;

/// <summary>Many cycles that want the same month at once: one has it, and the others see that.</summary>
public sealed class PostgresMonthRaceTests : IAsyncDisposable
{
    private readonly RivalStores _stores = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _stores.DisposeAsync();

    [Fact]
    public async Task Of_sixteen_that_claim_a_month_one_holds_it_and_the_others_see_the_holder_when_they_begin_anew()
    {
        var outcomes = await _stores.AtOnceAsync(
            (scope, i) => scope.Claims.ClaimAsync("BTC-USD", "2025-06", StoreSamples.Id(i + 1), Token)
        );

        var holder = Assert.Single(_stores.Place.Query("select data ->> 'cycleId' from btc.mt_doc_open_cycle"));
        Assert.All(
            outcomes.Where(outcome => outcome.Lost is null),
            outcome => Assert.Equal(holder, outcome.Result.ToString())
        );
        Assert.All(
            outcomes.Where(outcome => outcome.Lost is not null),
            outcome => Assert.IsType<StoreConflictException>(outcome.Lost)
        );
        await using var again = new StoreScope(_stores.Other);
        Assert.Equal(
            holder,
            (await again.Claims.ClaimAsync("BTC-USD", "2025-06", StoreSamples.Id(100), Token)).ToString()
        );
    }

    [Fact]
    public async Task A_month_that_is_claimed_and_given_back_all_the_time_is_free_in_the_end()
    {
        await _stores.AtOnceAsync(
            async (scope, i) =>
            {
                for (var round = 0; round < 20; round++)
                {
                    await Record.ExceptionAsync(async () =>
                    {
                        await scope.Claims.ClaimAsync("BTC-USD", "2025-06", StoreSamples.Id(i + 1), Token);
                        await scope.CommitAsync();
                    });
                    await scope.Unit.RollbackAsync();
                    await scope.Claims.ReleaseAsync("BTC-USD", "2025-06", StoreSamples.Id(i + 1), Token);
                    await scope.CommitAsync();
                }

                return true;
            }
        );

        Assert.Equal(0, _stores.Count("mt_doc_open_cycle"));
    }

    [Fact]
    public async Task Of_sixteen_orchestrators_that_start_a_month_at_once_one_does_and_the_others_see_it_taken()
    {
        using var place = new StorePlace();
        await using var host = await BusHost.StartAsync(place.Store, bus => bus.AddOrchestrator());
        var start = new ScheduledStart(host.Service<IServiceScopeFactory>());
        var june = new ScheduledMonth(Month.Parse("2025-06"), DateTimeOffset.UnixEpoch);

        var started = await Task.WhenAll(
            Enumerable.Range(0, RivalStores.Writers).Select(_ => Task.Run(() => start.TryAsync("BTC-USD", june, Token)))
        );

        Assert.Single(started, did => did);
    }
}

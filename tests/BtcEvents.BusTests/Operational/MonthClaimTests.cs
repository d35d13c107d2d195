using BtcEvents.BusTests.Support;

namespace BtcEvents.BusTests.Operational;

/// <summary>A month has one open cycle at a time, and one start by the schedule.</summary>
public sealed class MonthClaimTests : IAsyncDisposable
{
    private readonly StoreFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Symbol_and_month_belong_to_one_cycle_until_it_gives_them_back()
    {
        var (first, second) = (Facts.Cycle().CycleId, Facts.Cycle(attempt: 2).CycleId);
        await using (var scope = _fixture.Scope())
        {
            Assert.Equal(first, await scope.Claims.ClaimAsync("BTC-USD", "2025-06", first, StoreFixture.Token));
            Assert.Equal(first, await scope.Claims.ClaimAsync("BTC-USD", "2025-06", second, StoreFixture.Token));
            await scope.CommitAsync();
        }

        await using var later = _fixture.Scope();
        Assert.Equal(first, await later.Claims.ClaimAsync("BTC-USD", "2025-06", second, StoreFixture.Token));
        await later.Claims.ReleaseAsync("BTC-USD", "2025-06", second, StoreFixture.Token); // not its own: stays
        Assert.Equal(first, await later.Claims.ClaimAsync("BTC-USD", "2025-06", second, StoreFixture.Token));
        await later.Claims.ReleaseAsync("BTC-USD", "2025-06", first, StoreFixture.Token);
        await later.CommitAsync();
        Assert.Equal(second, await later.Claims.ClaimAsync("BTC-USD", "2025-06", second, StoreFixture.Token));
    }

    [Fact]
    public async Task A_claim_that_is_given_back_in_the_same_unit_was_never_there()
    {
        var (first, second) = (Facts.Cycle().CycleId, Facts.Cycle(attempt: 2).CycleId);
        await using (var scope = _fixture.Scope())
        {
            await scope.Claims.ClaimAsync("BTC-USD", "2025-06", first, StoreFixture.Token);
            await scope.Claims.ReleaseAsync("BTC-USD", "2025-06", first, StoreFixture.Token);
            await scope.CommitAsync();
        }

        await using var later = _fixture.Scope();
        Assert.Equal(second, await later.Claims.ClaimAsync("BTC-USD", "2025-06", second, StoreFixture.Token));
    }

    [Fact]
    public async Task A_month_is_started_by_the_schedule_once_and_for_ever()
    {
        foreach (var expected in new[] { true, false })
        {
            await using var scope = _fixture.Scope();
            Assert.Equal(
                expected,
                await scope.Starts.ClaimAsync("BTC-USD", "2025-06", DateTimeOffset.UnixEpoch, StoreFixture.Token)
            );
            await scope.CommitAsync();
        }
    }
}

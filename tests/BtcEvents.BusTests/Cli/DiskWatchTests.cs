using BtcEvents.BusTests.Support;
using BtcEvents.Embedded;
using BtcEvents.Failures;

namespace BtcEvents.BusTests.Cli;

public sealed class DiskWatchTests
{
    [Fact]
    public async Task A_disk_that_stays_full_ends_the_wait_with_a_sentence()
    {
        using var folder = new TempFolder();
        var free = new Queue<long>([9_000_000, 0, 5_000_000, 1000, 1000, 1000]); // once it was full for a moment

        var refusal = await Assert.ThrowsAsync<BadInputException>(() =>
            new DiskWatch(new(folder.Path), new Hurried(), _ => free.Dequeue()).FullAsync(
                TestContext.Current.CancellationToken
            )
        );

        Assert.StartsWith($"{folder.Path}: its disk is full", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(free);
    }

    [Fact]
    public async Task A_disk_with_room_is_looked_at_until_the_cycle_ends()
    {
        using var folder = new TempFolder();
        using var over = new CancellationTokenSource();
        var looks = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new DiskWatch(new(folder.Path), new Hurried(), _ => ++looks < 20 ? 9_000_000 : End(over)).FullAsync(
                over.Token
            )
        );

        Assert.Equal(20, looks);
    }

    private static long End(CancellationTokenSource over)
    {
        over.Cancel();
        return 9_000_000;
    }

    private sealed class Hurried : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), period);
    }
}

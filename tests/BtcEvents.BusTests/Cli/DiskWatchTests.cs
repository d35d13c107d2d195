using BtcEvents.BusTests.Support;
using BtcEvents.Embedded;
using BtcEvents.Failures;

namespace BtcEvents.BusTests.Cli;

public sealed class DiskWatchTests
{
    [Fact]
    public async Task A_disk_that_stays_full_ends_the_work_with_a_sentence()
    {
        using var folder = new TempFolder();
        var looks = new Queue<bool>([true, false, true, false, false, false]); // once it was full for a moment
        CancellationToken given = default;

        var refusal = await Assert.ThrowsAsync<BadInputException>(() =>
            Watch(folder, looks.Dequeue)
                .GuardAsync(
                    async token =>
                    {
                        given = token;
                        await Task.Delay(Timeout.Infinite, token);
                        return 0;
                    },
                    TestContext.Current.CancellationToken
                )
                .WaitAsync(Tape.Patience, TestContext.Current.CancellationToken)
        );

        Assert.StartsWith($"{folder.Path}: its disk is full", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(looks);
        Assert.True(given.IsCancellationRequested);
    }

    [Fact]
    public async Task Work_on_a_disk_with_room_has_its_own_outcome()
    {
        using var folder = new TempFolder();
        var end = new TaskCompletionSource<int>();
        var looks = 0;
        var guarded = Watch(
                folder,
                () =>
                {
                    if (++looks == 20)
                    {
                        end.SetResult(7);
                    }

                    return true;
                }
            )
            .GuardAsync(_ => end.Task, TestContext.Current.CancellationToken);

        Assert.Equal(7, await guarded.WaitAsync(Tape.Patience, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<FormatException>(() =>
            Watch(folder, () => true)
                .GuardAsync<int>(_ => throw new FormatException(), TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public void A_folder_with_room_has_it_and_keeps_nothing_of_the_look()
    {
        using var folder = new TempFolder();

        Assert.True(new HomeFolder(folder.Path).HasRoom());
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static DiskWatch Watch(TempFolder folder, Func<bool> hasRoom) =>
        new(new(folder.Path), new Hurried(), hasRoom);

    private sealed class Hurried : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), period);
    }
}

using BtcEvents.Failures;

namespace BtcEvents.Embedded;

/// <summary>
/// Looks whether a home has room. Where it has none, that a stage failed cannot be stored either, and whoever waits for
/// the cycle would wait for ever.
/// </summary>
/// <param name="home">The home.</param>
/// <param name="free">Bytes that are free for a folder; null for those of its disk.</param>
/// <param name="clock">The time.</param>
internal sealed class DiskWatch(HomeFolder home, TimeProvider clock, Func<string, long>? free = null)
{
    private const long Least = 1 << 20; // bytes
    private const int Looks = 3; // in a row: what is in hand may still make room
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>Throws once the disk stays full; ends with the token.</summary>
    /// <exception cref="BadInputException">It is full.</exception>
    public async Task FullAsync(CancellationToken cancellationToken)
    {
        for (var full = 0; ; )
        {
            await Task.Delay(Every, clock, cancellationToken);
            full = (free ?? FreeOf)(home.Root) < Least ? full + 1 : 0;
            if (full == Looks)
            {
                throw new BadInputException(
                    $"{home.Root}: its disk is full, and the cycle stands still: make room, and the same command "
                        + "goes on"
                );
            }
        }
    }

    private static long FreeOf(string folder) => new DriveInfo(folder).AvailableFreeSpace;
}

using BtcEvents.Failures;

namespace BtcEvents.Embedded;

/// <summary>
/// Ends a wait for a cycle whose home has no room: that a stage failed cannot be stored then either, and whoever waits
/// for its end would wait for ever.
/// </summary>
/// <param name="home">The home.</param>
/// <param name="clock">The time.</param>
/// <param name="hasRoom">Whether something can be written; null to try it in the home.</param>
public sealed class DiskWatch(HomeFolder home, TimeProvider clock, Func<bool>? hasRoom = null)
{
    private const int Looks = 3; // in a row: what is in hand may still make room
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2); // nothing tells that a disk is full

    /// <summary>The outcome of the work, which is ended where the disk stays full.</summary>
    /// <exception cref="BadInputException">It does.</exception>
    public async Task<T> GuardAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (working, full) = (work(over.Token), FullAsync(over.Token));
        var first = await Task.WhenAny(working, full);
        await over.CancelAsync();
        await Task.WhenAll(working, full).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (first == full)
        {
            await full; // it says why
        }

        return await working;
    }

    private async Task FullAsync(CancellationToken cancellationToken)
    {
        for (var full = 0; full < Looks; )
        {
            await Task.Delay(Every, clock, cancellationToken);
            full = (hasRoom ?? home.HasRoom)() ? 0 : full + 1;
        }

        throw new BadInputException(
            $"{home.Root}: its disk is full, and the cycle stands still: make room, and the same command goes on"
        );
    }
}

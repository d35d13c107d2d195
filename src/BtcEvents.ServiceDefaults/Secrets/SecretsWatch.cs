using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// Sees that a secret was corrected on disk: looks at the files of a folder every so often. By looking, since mounted
/// secrets are swapped by links, and the kernel gives each user few watches.
/// </summary>
/// <param name="folder">The folder; null where there is none, and nothing ever changes.</param>
/// <param name="clock">The time.</param>
internal sealed class SecretsWatch(string? folder, TimeProvider clock)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, string> _first = Digests(folder) ?? [];
    private Dictionary<string, string>? _before;

    /// <summary>
    /// On the folder that <c>BTC_SECRETS</c> names; on none where a process cannot begin anew: its secrets are those of
    /// its start.
    /// </summary>
    public static SecretsWatch Of(IConfiguration settings) =>
        new(
            Renewal.IsPossible && settings["Secrets"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : null,
            TimeProvider.System
        );

    /// <summary>Looks until something has changed, and returns what <see cref="Look"/> saw.</summary>
    public async Task<IReadOnlyList<string>> ChangedAsync(CancellationToken cancellationToken)
    {
        if (folder is null)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
        }

        using var timer = new PeriodicTimer(LookEvery, clock);
        while (true)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
            if (Look() is { Count: > 0 } names)
            {
                return names;
            }
        }
    }

    /// <summary>
    /// Names of the files that are new or have other contents than at the start, once two looks in a row found the
    /// same: one may come while a file is being written. A file that is gone is no correction, and while one is,
    /// nothing is.
    /// </summary>
    internal IReadOnlyList<string> Look()
    {
        var (before, now) = (_before, Digests(folder));
        _before = now;
        return now is null || before is null || !IsSame(now, before) || !_first.Keys.All(now.ContainsKey)
            ? []
            : [.. now.Where(file => _first.GetValueOrDefault(file.Key) != file.Value).Select(file => file.Key).Order()];
    }

    private static bool IsSame(Dictionary<string, string> one, Dictionary<string, string> other) =>
        one.Count == other.Count && one.All(file => other.GetValueOrDefault(file.Key) == file.Value);

    // Null while the folder, or a file that it lists, cannot be read, as in the middle of a swap.
    private static Dictionary<string, string>? Digests(string? folder)
    {
        if (folder is null)
        {
            return [];
        }

        try
        {
            return Directory
                .EnumerateFiles(folder)
                .ToDictionary(
                    file => Path.GetFileName(file),
                    file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))),
                    StringComparer.Ordinal
                );
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

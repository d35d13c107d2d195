using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// Sees that a secret was corrected on disk: looks at the files of a folder every so often. By looking, since mounted
/// secrets are swapped by links, and the kernel gives each user few watches.
/// </summary>
/// <param name="folder">The folder; null where there is none, and nothing ever changes.</param>
/// <param name="clock">The time.</param>
internal sealed partial class SecretsWatch(string? folder, TimeProvider clock)
{
    /// <summary>Looks for which a file may be missing, as while it is replaced, until it counts as gone.</summary>
    internal const int LooksUntilGone = 5;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, string> _first = Digests(folder);
    private readonly Dictionary<string, int> _missing = new(StringComparer.Ordinal);
    private Dictionary<string, string> _before = [];

    /// <summary>On the folder that <c>BTC_SECRETS</c> names.</summary>
    public static SecretsWatch Of(IConfiguration settings) =>
        new(settings["Secrets"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : null, TimeProvider.System);

    /// <summary>Looks until something has changed, and returns what <see cref="Look"/> saw. Where the process cannot
    /// begin anew, for example because its program is being replaced, it goes on looking.</summary>
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
            if (Look() is { Count: > 0 } names && Renewal.IsPossible)
            {
                return names;
            }
        }
    }

    /// <summary>
    /// Names of the files that are new or have other contents than at the start, once two looks in a row found the
    /// same: one may come while a file is being written. While one is missing for a moment nothing has changed, since
    /// who replaces it may remove it first; one that stays away is no correction, and keeps no other from being one.
    /// </summary>
    internal IReadOnlyList<string> Look()
    {
        var (before, now) = (_before, Digests(folder));
        _before = now;
        foreach (var name in _first.Keys)
        {
            _missing[name] = now.ContainsKey(name) ? 0 : _missing.GetValueOrDefault(name) + 1;
        }

        return !IsSame(now, before) || _missing.Values.Any(looks => looks is > 0 and < LooksUntilGone)
            ? []
            : [.. now.Where(file => _first.GetValueOrDefault(file.Key) != file.Value).Select(file => file.Key).Order()];
    }

    private static bool IsSame(Dictionary<string, string> one, Dictionary<string, string> other) =>
        one.Count == other.Count && one.All(file => other.GetValueOrDefault(file.Key) == file.Value);

    // Of those whose names are settings: an editor's copies beside them are none. What cannot be read is missing.
    private static Dictionary<string, string> Digests(string? folder)
    {
        try
        {
            return folder is null
                ? []
                : Directory
                    .EnumerateFiles(folder)
                    .Where(file => SettingName().IsMatch(Path.GetFileName(file)))
                    .Select(file => (Name: Path.GetFileName(file), Digest: DigestOf(file)))
                    .Where(file => file.Digest is not null)
                    .ToDictionary(file => file.Name, file => file.Digest!, StringComparer.Ordinal);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string? DigestOf(string file)
    {
        try
        {
            return Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [GeneratedRegex(
        "^[A-Za-z0-9]+(__[A-Za-z0-9]+)+$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex SettingName();
}

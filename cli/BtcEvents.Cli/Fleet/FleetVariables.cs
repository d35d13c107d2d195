using System.Collections;
using System.Text.RegularExpressions;
using BtcEvents.Cli.Distributed;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.Cli.Fleet;

/// <summary>Which of a person's environment variables are settings that a fleet keeps.</summary>
internal static partial class FleetVariables
{
    // What is the launcher's own, or another option of it.
    private static readonly string[] Others = ["HOME", "SERVERS", "SERVICES", "SECRETS", "STACK_TRACE", "MARKET"];

    // Where servers are and how this process listens is for its own settings to say.
    private static readonly string[] Places = ["POSTGRES__", "MARIADB__", "RABBITMQ__HOST", "S3__", "HEALTH__"];

    /// <summary>The settings in the environment of this process that are kept.</summary>
    public static IReadOnlyDictionary<string, string> Of(ServerSettings servers) =>
        Ours(servers).Where(v => !IsSecret(v.Key)).ToDictionary(StringComparer.Ordinal);

    /// <summary>Names of those that are not kept, since they hold secrets.</summary>
    public static IReadOnlyList<string> Secrets(ServerSettings servers) =>
        [.. Ours(servers).Select(v => v.Key).Where(IsSecret).Order(StringComparer.Ordinal)];

    /// <summary>Whether the value of a variable must not be written down.</summary>
    internal static bool IsSecret(string name) => Secret().IsMatch(name);

    private static IEnumerable<KeyValuePair<string, string>> Ours(ServerSettings servers) =>
        Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? ""))
            .Where(v =>
                v.Key.StartsWith(ServiceSettings.Prefix, StringComparison.Ordinal)
                && !servers.Values.ContainsKey(v.Key)
                && !Others.Contains(v.Key[ServiceSettings.Prefix.Length..], StringComparer.OrdinalIgnoreCase)
                && !Places.Any(place =>
                    v.Key[ServiceSettings.Prefix.Length..].StartsWith(place, StringComparison.OrdinalIgnoreCase)
                )
            );

    // The options that are marked as secret, a webhook's address among them.
    [GeneratedRegex(
        "(PASSWORD|TOKEN|KEY|DSN|SECRET|SLACK__URL|WEBHOOK__URL)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Secret();
}

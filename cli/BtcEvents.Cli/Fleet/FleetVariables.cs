using System.Collections;
using System.Text.RegularExpressions;
using BtcEvents.Cli.Distributed;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.Cli.Fleet;

/// <summary>Which of a person's environment variables are settings that a fleet keeps.</summary>
internal static partial class FleetVariables
{
    // Where servers are, and how a process of a fleet is found, is for their own settings to say.
    private static readonly string[] Servers = ["POSTGRES", "MARIADB", "RABBITMQ", "S3"];

    private static readonly string[] Places =
    [
        "HOST",
        "PORT",
        "MANAGEMENTPORT",
        "VIRTUALHOST",
        "DATABASE",
        "USER",
        "ENDPOINT",
        "BUCKET",
        "REGION",
        "TLS",
    ];

    /// <summary>The settings in the environment of this process that are kept.</summary>
    public static IReadOnlyDictionary<string, string> Of(ServerSettings servers) =>
        Ours(servers).Where(v => !IsSecret(v.Key, v.Value)).ToDictionary(StringComparer.Ordinal);

    /// <summary>Those that are not kept, since they hold secrets.</summary>
    public static IReadOnlyDictionary<string, string> Secrets(ServerSettings servers) =>
        Ours(servers).Where(v => IsSecret(v.Key, v.Value)).ToDictionary(StringComparer.Ordinal);

    /// <summary>Whether the value of a variable must not be written down: for its name, or for what it is.</summary>
    internal static bool IsSecret(string name, string value = "") =>
        Secret().IsMatch(name) || UserInfo().IsMatch(value);

    private static IEnumerable<KeyValuePair<string, string>> Ours(ServerSettings servers) =>
        Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? ""))
            .Where(v => IsSetting(v.Key) && !servers.Values.ContainsKey(v.Key));

    /// <summary>Whether a variable is a setting of the services: one of the launcher has no section.</summary>
    internal static bool IsSetting(string name)
    {
        if (!name.StartsWith(ServiceSettings.Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var parts = name[ServiceSettings.Prefix.Length..].ToUpperInvariant().Split("__", 2);
        return parts is [var section, var setting]
            && section != "HEALTH"
            && name != "BTC_ALERTMANAGER__URL" // for btc alerts
            && !(Servers.Contains(section, StringComparer.Ordinal) && Places.Contains(setting, StringComparer.Ordinal));
    }

    // The options that are marked as secret, and whatever is written in their place by mistake: of the channels whose
    // address is the secret, all but what surely is none.
    [GeneratedRegex(
        "(PASSWORD|TOKEN|KEY|DSN|SECRET)$|_(SLACK|WEBHOOK)__(?!TIMEOUT$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Secret();

    [GeneratedRegex("://[^/@]*@", RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo();
}

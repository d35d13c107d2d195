using BtcEvents.Failures;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.Cli.Fleet;

/// <summary>A process that runs with other settings than those that are asked for.</summary>
/// <param name="Record">The process.</param>
/// <param name="Setting">Name of the first that differs.</param>
/// <param name="Runs">What it runs with, for people.</param>
/// <param name="Asked">What is asked for, for people.</param>
internal sealed record FleetDifference(ServiceRecord Record, string Setting, string Runs, string Asked)
{
    private const string Market = "market folder";
    private const string Build = "build";

    /// <summary>Whether it only runs an earlier build with what is asked for, which is told and not refused.</summary>
    public bool IsOfBuild => Setting == Build;

    /// <summary>The difference; null where there is none, or where an older program noted no settings.</summary>
    /// <param name="record">The process.</param>
    /// <param name="wished">What is asked for.</param>
    /// <param name="market">The folder, absolute.</param>
    /// <param name="secrets">Secrets that are given now, by name of the variable.</param>
    public static FleetDifference? Of(
        ServiceRecord record,
        FleetSettings wished,
        string market,
        IReadOnlyDictionary<string, string> secrets
    ) =>
        record.Market is { } folder && folder != market ? new(record, Market, Quoted(folder), Quoted(market))
        : record.Settings is null ? null
        : OfSettings(record, record.Settings, wished.Settings) ?? OfSecrets(record, secrets) ?? OfBuild(record);

    /// <summary>What is told of those that run an earlier build; null where none does.</summary>
    public static string? BuildNote(IEnumerable<FleetDifference> differences)
    {
        FleetDifference[] old = [.. differences.Where(difference => difference.IsOfBuild)];
        return old.Length == 0
            ? null
            : $"{string.Join(", ", old.Select(d => d.Record.Name))} {(old.Length == 1 ? "runs" : "run")} the build of "
                + $"{old[0].Runs} UTC, and that of {old[0].Asked} UTC is here: the same command with --restart ends "
                + $"and starts {(old.Length == 1 ? "it" : "them")} with it";
    }

    /// <summary>Why nothing is started.</summary>
    public static BadInputException Refusal(IReadOnlyList<FleetDifference> differences, string file)
    {
        var (first, names) = (differences[0], string.Join(", ", differences.Select(d => d.Record.Name)));
        return new(
            $"{names} {(differences.Count == 1 ? "runs" : "run")} already with other settings: {first.Setting} is "
                + $"{first.Runs} there, and {first.Asked} is asked for: the same command with --restart ends and "
                + $"starts {(differences.Count == 1 ? "it" : "them")} with these, and {file} shows what is kept"
        );
    }

    private static FleetDifference? OfBuild(ServiceRecord record) =>
        record.Build is { } build && build != FleetBuild.Present ? new(record, Build, build, FleetBuild.Present) : null;

    private static FleetDifference? OfSettings(
        ServiceRecord record,
        IReadOnlyDictionary<string, string> runs,
        IReadOnlyDictionary<string, string> wished
    ) =>
        wished
            .Keys.Union(runs.Keys, StringComparer.Ordinal)
            .Where(name => ServiceList.Shipped.Reads(record.Service, name))
            .Where(name => runs.GetValueOrDefault(name) != wished.GetValueOrDefault(name))
            .Order(StringComparer.Ordinal)
            .Select(name => new FleetDifference(
                record,
                name,
                Quoted(runs.GetValueOrDefault(name)),
                Quoted(wished.GetValueOrDefault(name))
            ))
            .FirstOrDefault();

    // One that is not given now is none: it is not kept, and whoever says nothing of it changes nothing.
    private static FleetDifference? OfSecrets(ServiceRecord record, IReadOnlyDictionary<string, string> secrets) =>
        secrets
            .Where(secret =>
                ServiceList.Shipped.Reads(record.Service, secret.Key)
                && record.Secrets?.GetValueOrDefault(secret.Key) != record.DigestOf(secret.Value)
            )
            .OrderBy(secret => secret.Key, StringComparer.Ordinal)
            .Select(secret => new FleetDifference(
                record,
                secret.Key,
                record.Secrets?.ContainsKey(secret.Key) == true ? "another secret" : Quoted(null),
                "a secret that is not shown"
            ))
            .FirstOrDefault();

    private static string Quoted(string? value) => value is null ? "not set" : $"'{value}'";
}

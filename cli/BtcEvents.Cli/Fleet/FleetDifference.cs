using BtcEvents.Failures;

namespace BtcEvents.Cli.Fleet;

/// <summary>A process that runs with other settings than those that are asked for.</summary>
/// <param name="Record">The process.</param>
/// <param name="Setting">Name of the first that differs.</param>
/// <param name="Runs">What it runs with; empty for none.</param>
/// <param name="Asked">What is asked for; empty for none.</param>
internal sealed record FleetDifference(ServiceRecord Record, string Setting, string Runs, string Asked)
{
    private const string Market = "market folder";

    /// <summary>The difference; null where there is none, or where an older program noted no settings.</summary>
    public static FleetDifference? Of(ServiceRecord record, FleetSettings wished, string market)
    {
        if (record.Market is { } folder && folder != market)
        {
            return new(record, Market, folder, market);
        }

        return record.Settings is not { } runs
            ? null
            : wished
                .Settings.Keys.Union(runs.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(name => new FleetDifference(
                    record,
                    name,
                    runs.GetValueOrDefault(name, ""),
                    wished.Settings.GetValueOrDefault(name, "")
                ))
                .FirstOrDefault(difference => difference.Runs != difference.Asked);
    }

    /// <summary>Why nothing is started.</summary>
    public static BadInputException Refusal(IReadOnlyList<FleetDifference> differences, string file)
    {
        var (first, names) = (differences[0], string.Join(", ", differences.Select(d => d.Record.Name)));
        return new(
            $"{names} {(differences.Count == 1 ? "runs" : "run")} already with other settings: {first.Setting} is "
                + $"{Quoted(first.Runs)} there, and {Quoted(first.Asked)} is asked for: 'btc up --restart' ends and "
                + $"starts {(differences.Count == 1 ? "it" : "them")} with these, and {file} shows what is kept"
        );
    }

    private static string Quoted(string value) => value.Length == 0 ? "not set" : $"'{value}'";
}

using BtcEvents.Contracts;

namespace BtcEvents.AlertBridge;

/// <summary>The words for several alerts that began, or ended, together.</summary>
internal static class AlertmanagerGroup
{
    /// <summary>How many of them are named.</summary>
    public const int MostLines = 20;

    // The worst first; others come after.
    private static readonly string[] Severities = [AlertSeverity.Critical, AlertSeverity.Warning, AlertSeverity.Info];

    /// <summary>Of at least two, all of which fire or all of which are over.</summary>
    public static AlertsGrouped Of(IReadOnlyList<AlertmanagerAlert> alerts)
    {
        string[] names = [.. alerts.Select(alert => alert.Name).Distinct(StringComparer.Ordinal)];
        return new()
        {
            AlertIds = [.. alerts.Select(alert => alert.Id)],
            AreOver = alerts[0].IsResolved,
            Severity = alerts.Select(alert => alert.Severity).MinBy(RankOf)!,
            Title = names.Length == 1 ? $"{names[0]}, {alerts.Count} times" : $"{alerts.Count} alerts",
            Text = string.Join('\n', Lines(alerts)),
            OccurredAt = alerts.Max(alert => alert.IsResolved ? alert.EndsAt : alert.StartsAt),
        };
    }

    private static IEnumerable<string> Lines(IReadOnlyList<AlertmanagerAlert> alerts)
    {
        var lines = alerts
            .OrderBy(alert => RankOf(alert.Severity))
            .Select(alert => $"({alert.Severity}) {alert.Title}");
        return alerts.Count <= MostLines
            ? lines
            : lines.Take(MostLines - 1).Append($"and {alerts.Count - MostLines + 1} more");
    }

    private static int RankOf(string severity) =>
        Array.IndexOf(Severities, severity) is var rank and >= 0 ? rank : Severities.Length;
}

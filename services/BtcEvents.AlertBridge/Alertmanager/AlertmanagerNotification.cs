using System.Collections.Immutable;
using System.Globalization;
using BtcEvents.Contracts;

namespace BtcEvents.AlertBridge;

/// <summary>
/// What Alertmanager posts, version 4, as far as it is used
/// (https://prometheus.io/docs/alerting/latest/configuration/#webhook_config).
/// </summary>
public sealed record AlertmanagerNotification
{
    /// <summary>The alerts of one group, new ones and those that were told before.</summary>
    public required IReadOnlyList<AlertmanagerAlert> Alerts { get; init; }
}

/// <summary>One alert of a notification.</summary>
public sealed record AlertmanagerAlert
{
    private const string NameLabel = "alertname";
    private const string SeverityLabel = "severity";
    private const string SummaryAnnotation = "summary";

    /// <summary><c>firing</c> or <c>resolved</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Its labels; <c>alertname</c> and <c>severity</c> among them.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Texts for people; <c>summary</c> among them.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>When it began to fire.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When it ended; the year 1 while it fires.</summary>
    public DateTimeOffset EndsAt { get; init; }

    /// <summary>Of its labels.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Whether it is over.</summary>
    public bool IsResolved => Status == "resolved";

    /// <summary>One firing of one alert, however often it is told: fingerprint and beginning.</summary>
    public string Id => $"{Fingerprint}/{StartsAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}";

    /// <summary>The rule's.</summary>
    public string Name => Labels.GetValueOrDefault(NameLabel, "an alert without a name");

    /// <summary>One of <see cref="AlertSeverity"/>, if the rule keeps to them.</summary>
    public string Severity => Labels.GetValueOrDefault(SeverityLabel, AlertSeverity.Warning);

    /// <summary>One line.</summary>
    public string Title => Annotations.TryGetValue(SummaryAnnotation, out var summary) ? $"{Name}: {summary}" : Name;

    /// <summary>The same for the bus.</summary>
    /// <param name="isGrouped">Whether people are told of it together with others.</param>
    public AlertRaised ToRaised(bool isGrouped) =>
        new()
        {
            AlertId = Id,
            Severity = Severity,
            Title = Title,
            Text = string.Join(
                ", ",
                Rest(Annotations, SummaryAnnotation).Concat(Rest(Labels, NameLabel, SeverityLabel))
            ),
            OccurredAt = StartsAt,
            IsGrouped = isGrouped,
        };

    /// <summary>Its end for the bus.</summary>
    /// <param name="isGrouped">Whether people are told of it together with others.</param>
    public AlertResolved ToResolved(bool isGrouped) =>
        new()
        {
            AlertId = Id,
            Severity = Severity,
            Title = Title,
            OccurredAt = EndsAt,
            IsGrouped = isGrouped,
        };

    private static IEnumerable<string> Rest(IReadOnlyDictionary<string, string> all, params string[] but) =>
        all.Where(pair => !but.Contains(pair.Key, StringComparer.Ordinal))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}: {pair.Value}");
}

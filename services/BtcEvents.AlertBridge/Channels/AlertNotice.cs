using BtcEvents.Contracts;

namespace BtcEvents.AlertBridge;

/// <summary>One telling to people: that something is, or that it is over.</summary>
public sealed record AlertNotice
{
    /// <summary>
    /// The same at every try of one telling, and different for every other: for receivers that can take a repeated one
    /// once.
    /// </summary>
    public required Guid Id { get; init; }

    /// <summary>Whether what it tells of has ended.</summary>
    public bool IsOver { get; init; }

    /// <summary>One of <see cref="AlertSeverity"/>.</summary>
    public required string Severity { get; init; }

    /// <summary>One line, the same at the beginning and at the end.</summary>
    public required string Title { get; init; }

    /// <summary>The rest; empty at the end of a single alert.</summary>
    public required string Text { get; init; }

    /// <summary>When it began or ended.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The cycle it is about, if any.</summary>
    public CycleContext? Cycle { get; init; }

    /// <summary>What joins beginning and end; null where there is no end, and for several in one telling.</summary>
    public string? AlertId { get; init; }

    /// <summary>The title, which says of an end that it is one.</summary>
    public string Headline => IsOver ? $"Over: {Title}" : Title;

    /// <summary>Of an alert on the bus.</summary>
    public static AlertNotice Of(AlertRaised alert, Guid id) =>
        new()
        {
            Id = id,
            Severity = alert.Severity,
            Title = alert.Title,
            Text = alert.Text,
            OccurredAt = alert.OccurredAt,
            Cycle = alert.Cycle,
            AlertId = alert.AlertId,
        };

    /// <summary>Of its end.</summary>
    public static AlertNotice Of(AlertResolved alert, Guid id) =>
        new()
        {
            Id = id,
            IsOver = true,
            Severity = alert.Severity,
            Title = alert.Title,
            Text = "",
            OccurredAt = alert.OccurredAt,
            AlertId = alert.AlertId,
        };

    /// <summary>Of several in one telling.</summary>
    public static AlertNotice Of(AlertsGrouped alerts, Guid id) =>
        new()
        {
            Id = id,
            IsOver = alerts.AreOver,
            Severity = alerts.Severity,
            Title = alerts.Title,
            Text = alerts.Text,
            OccurredAt = alerts.OccurredAt,
        };
}

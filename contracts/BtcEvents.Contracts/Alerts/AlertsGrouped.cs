namespace BtcEvents.Contracts;

/// <summary>
/// Several alerts, or the ends of several, that people are told of in one message. Published by the alert bridge beside
/// the <see cref="AlertRaised"/> or <see cref="AlertResolved"/> of each; its channels react.
/// </summary>
public sealed record AlertsGrouped
{
    /// <summary><see cref="AlertRaised.AlertId"/> of each.</summary>
    public required IReadOnlyList<string> AlertIds { get; init; }

    /// <summary>Whether they are over.</summary>
    public required bool AreOver { get; init; }

    /// <summary>The worst of theirs.</summary>
    public required string Severity { get; init; }

    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>A line for each, of so many as a person reads.</summary>
    public required string Text { get; init; }

    /// <summary>When the last of them began or ended.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}

namespace BtcEvents.Contracts;

/// <summary>
/// What an <see cref="AlertRaised"/> told of is over. Published by the alert bridge; its channels react.
/// </summary>
public sealed record AlertResolved
{
    /// <summary><see cref="AlertRaised.AlertId"/>.</summary>
    public required string AlertId { get; init; }

    /// <summary>As it was raised.</summary>
    public required string Severity { get; init; }

    /// <summary>As it was raised.</summary>
    public required string Title { get; init; }

    /// <summary>When it was over.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Whether <see cref="AlertsGrouped"/> tells people of it, so that a channel need not.</summary>
    public bool IsGrouped { get; init; }
}

namespace BtcEvents.Contracts;

/// <summary>Something a person should know. Published by the alert bridge; its channels react.</summary>
public sealed record AlertRaised
{
    /// <summary>The cycle it is about, if any.</summary>
    public CycleContext? Cycle { get; init; }

    /// <summary><c>info</c>, <c>warning</c> or <c>critical</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>The rest.</summary>
    public required string Text { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>
    /// What <see cref="AlertResolved"/> calls it by; null for what is told once and has no end.
    /// </summary>
    public string? AlertId { get; init; }

    /// <summary>Whether <see cref="AlertsGrouped"/> tells people of it, so that a channel need not.</summary>
    public bool IsGrouped { get; init; }
}

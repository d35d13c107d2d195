namespace BtcEvents.Cli.Alerting;

/// <summary>Nobody is told of alerts that fit it.</summary>
internal sealed record Silence
{
    /// <summary>Its id; null before Alertmanager has given it one.</summary>
    public string? Id { get; init; }

    /// <summary>Labels that an alert must have, all of them.</summary>
    public required IReadOnlyList<SilenceMatcher> Matchers { get; init; }

    /// <summary>From when.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Until when.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Who made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>Why.</summary>
    public required string Comment { get; init; }

    /// <summary>Whether it holds; null before Alertmanager has said so.</summary>
    public SilenceState? Status { get; init; }

    /// <summary>Whether it holds for an alert.</summary>
    public bool Fits(FiringAlert alert) =>
        Matchers.All(one => alert.Labels.GetValueOrDefault(one.Name, "") == one.Value);
}

/// <summary>A label that an alert must have.</summary>
/// <param name="Name">Name of the label.</param>
/// <param name="Value">Its value, or a pattern.</param>
/// <param name="IsRegex">Whether the value is a pattern.</param>
/// <param name="IsEqual">False where the label must be another.</param>
internal sealed record SilenceMatcher(string Name, string Value, bool IsRegex = false, bool IsEqual = true)
{
    /// <inheritdoc />
    public override string ToString() => $"{Name}{(IsEqual ? "" : "!")}{(IsRegex ? "~" : "=")}{Value}";
}

/// <summary>Whether a silence holds.</summary>
/// <param name="State"><c>active</c>, <c>pending</c> or <c>expired</c>.</param>
internal sealed record SilenceState(string State);

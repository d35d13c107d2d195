namespace BtcEvents.Cli.Alerting;

/// <summary>An alert that fires.</summary>
internal sealed record FiringAlert
{
    /// <summary>Its labels, by name.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>What people are told, by name.</summary>
    public required IReadOnlyDictionary<string, string> Annotations { get; init; }

    /// <summary>Since when it fires.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Whether people are told of it.</summary>
    public required AlertState Status { get; init; }

    /// <summary>Its name, for example <c>CycleLate</c>.</summary>
    public string Name => Labels.GetValueOrDefault("alertname", "(no name)");

    /// <summary>How bad it is; empty where it does not say.</summary>
    public string Severity => Labels.GetValueOrDefault("severity", "");

    /// <summary>One sentence; empty where it does not say.</summary>
    public string Summary => Annotations.GetValueOrDefault("summary", "");

    /// <summary>Whether a silence fits it.</summary>
    public bool IsSilenced => Status.SilencedBy.Count > 0;
}

/// <summary>Whether people are told of it.</summary>
/// <param name="State"><c>active</c>, <c>suppressed</c> or <c>unprocessed</c>.</param>
/// <param name="SilencedBy">Ids of silences.</param>
internal sealed record AlertState(string State, IReadOnlyList<string> SilencedBy);

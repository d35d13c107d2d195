using BtcEvents.Cli.Alerting;

namespace BtcEvents.Cli.Json;

/// <summary>What fires, as Alertmanager knows it, for scripts.</summary>
internal sealed record AlertsDocument
{
    /// <summary>The alerts.</summary>
    public required IReadOnlyList<FiringAlert> Alerts { get; init; }

    /// <summary>The silences.</summary>
    public required IReadOnlyList<Silence> Silences { get; init; }
}

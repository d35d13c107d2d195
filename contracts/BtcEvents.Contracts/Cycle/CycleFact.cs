using System.Text.Json.Serialization;

namespace BtcEvents.Contracts;

/// <summary>What every fact of a cycle says; no message by itself.</summary>
public abstract record CycleFact : ICycleFact
{
    /// <inheritdoc />
    [JsonPropertyOrder(-2)]
    public required CycleContext Cycle { get; init; }

    /// <inheritdoc />
    [JsonPropertyOrder(-1)]
    public required DateTimeOffset OccurredAt { get; init; }

    /// <inheritdoc />
    [JsonPropertyOrder(1)]
    public HopTiming? Hop { get; init; }
}

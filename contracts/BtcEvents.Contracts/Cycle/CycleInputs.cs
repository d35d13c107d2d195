namespace BtcEvents.Contracts;

/// <summary>
/// What a cycle takes over from earlier ones of its symbol, fixed when it starts: what others promote or select while
/// it runs changes nothing for it. Where it began, and not how fast it was, decides what it forecasts.
/// </summary>
public sealed record CycleInputs
{
    /// <summary>
    /// Artefact reference of the champion that its candidates compete with; null where there was none.
    /// </summary>
    public string? Champion { get; init; }

    /// <summary>Artefact reference of the feature set that it may use again; null where there was none.</summary>
    public string? FeatureSet { get; init; }
}

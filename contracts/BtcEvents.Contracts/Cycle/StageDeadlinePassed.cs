namespace BtcEvents.Contracts;

/// <summary>
/// The saga's own alarm clock: sent by the saga to itself with a delay when a stage begins. Ignored when the stage
/// or the try has moved on meanwhile.
/// </summary>
public sealed record StageDeadlinePassed : ICycleMessage
{
    /// <inheritdoc />
    public required CycleContext Cycle { get; init; }

    /// <summary>The stage that should have ended.</summary>
    public required Stage Stage { get; init; }

    /// <summary>The saga's try number of that stage when the alarm was set.</summary>
    public required int Try { get; init; }
}

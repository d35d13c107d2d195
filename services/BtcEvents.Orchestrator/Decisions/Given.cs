namespace BtcEvents.Orchestrator;

/// <summary>What a decision rests on besides state and event.</summary>
/// <param name="Now">The time (UTC).</param>
/// <param name="Options">Tries, pauses, deadlines.</param>
/// <param name="Holder">The cycle that holds symbol and month, after this one has claimed them; empty where it has
/// not.</param>
/// <param name="LastGood">What sets this cycle going again.</param>
internal sealed record Given(DateTimeOffset Now, CycleOptions Options, Guid Holder, LastGood LastGood);

/// <summary>The message that sets a cycle going again, or the sentence that says why there is none.</summary>
internal sealed record LastGood(object? Message, string? Obstacle = null)
{
    /// <summary>Nobody has looked, since no decision on the event asks for it.</summary>
    public static readonly LastGood Unknown = new(null, "nobody has looked for what sets it going");
}

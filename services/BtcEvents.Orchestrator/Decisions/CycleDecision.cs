using BtcEvents.Contracts;

namespace BtcEvents.Orchestrator;

/// <summary>
/// What follows from an event: the next state, how far the cycle has come then, and what is said. Nothing has happened
/// yet.
/// </summary>
/// <param name="Next">One of <see cref="CycleStates"/>, or null: the cycle stays where it is.</param>
/// <param name="Progress">How far the cycle has come.</param>
internal sealed record CycleDecision(string? Next, CycleProgress Progress)
{
    /// <summary>Messages, in the order in which they are published.</summary>
    public IReadOnlyList<Post> Posts { get; init; } = [];

    /// <summary>The answer to a start: to whoever waits for it, else to whoever listens.</summary>
    public CycleStartAnswered? Answer { get; init; }

    /// <summary>
    /// What makes no sense in the command, where nobody waits for the answer: it ends in the error queue with this
    /// sentence.
    /// </summary>
    public string? Fault { get; init; }

    /// <summary>Whether the cycle holds symbol and month no longer.</summary>
    public bool Ends => Next is CycleStates.Completed or CycleStates.Failed or CycleStates.Cancelled;

    /// <summary>Whether the alarm that was set before holds no longer.</summary>
    public bool ClearsAlarm => Ends || Next == CycleStates.Running;
}

/// <summary>A message and the pause before it is sent.</summary>
internal readonly record struct Post(object Message, TimeSpan Pause = default);

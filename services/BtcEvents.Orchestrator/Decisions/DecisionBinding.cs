using BtcEvents.Contracts;
using MassTransit;

namespace BtcEvents.Orchestrator;

/// <summary>The verbs in which <see cref="MonthlyCycle"/> is written.</summary>
internal static class DecisionBinding
{
    /// <summary>Claims symbol and month first, so that the decision knows who holds them.</summary>
    public static EventActivityBinder<CycleState, T> Claim<T>(this EventActivityBinder<CycleState, T> happening)
        where T : class => happening.Activity(act => act.OfInstanceType<ClaimMonth>());

    /// <summary>Fixes what the cycle takes over from earlier ones.</summary>
    public static EventActivityBinder<CycleState, T> FixInputs<T>(this EventActivityBinder<CycleState, T> happening)
        where T : class => happening.Activity(act => act.OfInstanceType<FixInputs>());

    /// <summary>Looks first for what sets the cycle going.</summary>
    public static EventActivityBinder<CycleState, T> Recall<T>(this EventActivityBinder<CycleState, T> happening)
        where T : class => happening.Activity(act => act.OfInstanceType<RecallLastGood>());

    /// <summary>
    /// Decides, carries the decision out, and goes to the one of the <paramref name="next"/> states that was decided,
    /// or stays.
    /// </summary>
    public static EventActivityBinder<CycleState, T> Decide<T>(
        this EventActivityBinder<CycleState, T> happening,
        Func<CycleState, T, Given, CycleDecision> decide,
        params State[] next
    )
        where T : class
    {
        var decided = happening
            .Activity(act => act.OfInstanceType<NoteGiven>())
            .Add(new DecideActivity<T>(decide, next))
            .Activity(act => act.OfInstanceType<CarryOut>());
        return next.Aggregate(
            decided,
            (binder, state) => binder.If(context => context.Decision().LeadsTo(state), then => then.TransitionTo(state))
        );
    }

    /// <summary>
    /// Whether the decision leads to a state of the machine: a rejected start to the final one, whose instance is not
    /// kept.
    /// </summary>
    public static bool LeadsTo(this CycleDecision decision, State state) =>
        decision.Next == (state.Name == "Final" ? CycleStates.Rejected : state.Name);

    /// <summary>
    /// The decision, where it leads to one of the states that the machine names at its place, or stays.
    /// </summary>
    /// <exception cref="InvalidOperationException">It leads elsewhere.</exception>
    public static CycleDecision Within(this CycleDecision decision, IEnumerable<State> next, string place) =>
        decision.Next is null || next.Any(decision.LeadsTo)
            ? decision
            : throw new InvalidOperationException($"{place} decided {decision.Next}, which is not declared there");

    /// <summary>What was decided on this event.</summary>
    public static CycleDecision Decision(this PipeContext context) => context.GetPayload<CycleDecision>();

    /// <summary>Leaves a note for the acts behind; a message that is tried again overwrites it.</summary>
    public static void Note<T>(this PipeContext context, T note)
        where T : class => context.AddOrUpdatePayload(() => note, _ => note);
}

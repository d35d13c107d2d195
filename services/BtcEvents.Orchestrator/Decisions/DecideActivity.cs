using MassTransit;

namespace BtcEvents.Orchestrator;

/// <summary>Asks a pure function what follows from the event, and notes the decision for the acts behind it.</summary>
/// <param name="decide">The function.</param>
/// <param name="next">The states that it may lead to.</param>
internal sealed class DecideActivity<T>(Func<CycleState, T, Given, CycleDecision> decide, IReadOnlyList<State> next)
    : IStateMachineActivity<CycleState, T>,
        IDecideActivity
    where T : class
{
    /// <inheritdoc />
    public string Name => decide.Method.Name;

    /// <exception cref="InvalidOperationException">The decision leads to a state that the machine does not name at this
    /// place.</exception>
    public Task Execute(BehaviorContext<CycleState, T> context, IBehavior<CycleState, T> behavior)
    {
        var decision = decide(context.Saga, context.Message, context.GetPayload<Given>());
        context.Note(decision.Within(next, $"{Name} in state {context.Saga.CurrentState}"));
        return behavior.Execute(context);
    }

    public Task Faulted<TException>(
        BehaviorExceptionContext<CycleState, T, TException> context,
        IBehavior<CycleState, T> behavior
    )
        where TException : Exception => behavior.Faulted(context);

    public void Probe(ProbeContext context) => context.CreateScope(Name);

    public void Accept(StateMachineVisitor visitor) => visitor.Visit(this);
}

/// <summary>A place of the machine where something is decided.</summary>
internal interface IDecideActivity
{
    /// <summary>Name of the function that decides.</summary>
    string Name { get; }
}

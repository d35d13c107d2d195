using MassTransit;

namespace BtcEvents.Orchestrator;

/// <summary>
/// An act of the saga that needs services: MassTransit makes it anew for each message, in the message's scope.
/// </summary>
internal abstract class CycleAct : IStateMachineActivity<CycleState>
{
    /// <summary>Does it.</summary>
    protected abstract Task ActAsync(BehaviorContext<CycleState> context);

    public async Task Execute(BehaviorContext<CycleState> context, IBehavior<CycleState> next)
    {
        await ActAsync(context);
        await next.Execute(context);
    }

    public async Task Execute<T>(BehaviorContext<CycleState, T> context, IBehavior<CycleState, T> next)
        where T : class
    {
        await ActAsync(context);
        await next.Execute(context);
    }

    public Task Faulted<TException>(
        BehaviorExceptionContext<CycleState, TException> context,
        IBehavior<CycleState> next
    )
        where TException : Exception => next.Faulted(context);

    public Task Faulted<T, TException>(
        BehaviorExceptionContext<CycleState, T, TException> context,
        IBehavior<CycleState, T> next
    )
        where T : class
        where TException : Exception => next.Faulted(context);

    public void Probe(ProbeContext context) => context.CreateScope(GetType().Name);

    public void Accept(StateMachineVisitor visitor) => visitor.Visit(this);
}

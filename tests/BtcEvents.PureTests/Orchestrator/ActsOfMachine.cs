using BtcEvents.Orchestrator;
using MassTransit;

namespace BtcEvents.PureTests.Orchestrator;

/// <summary>Walks a state machine and notes what is decided where.</summary>
internal sealed class ActsOfMachine : StateMachineVisitor
{
    private readonly Dictionary<(string State, string Event), List<string>> _acts = [];
    private string _state = "";
    private string _event = "";

    /// <summary>The functions that decide on the event in the state; a dash where none does.</summary>
    public string Of(string state, string happening) =>
        _acts.TryGetValue((state, happening), out var acts) ? string.Join(", ", acts) : "-";

    public void Visit(State state, Action<State> next)
    {
        _state = state.Name;
        next(state);
    }

    public void Visit(Event happening, Action<Event> next)
    {
        _event = happening.Name;
        next(happening);
    }

    public void Visit<T>(Event<T> happening, Action<Event<T>> next)
        where T : class
    {
        _event = happening.Name;
        next(happening);
    }

    public void Visit(IStateMachineActivity activity) => Visit(activity, _ => { });

    public void Visit(IStateMachineActivity activity, Action<IStateMachineActivity> next)
    {
        if (activity is IDecideActivity decides)
        {
            if (!_acts.TryGetValue((_state, _event), out var acts))
            {
                _acts[(_state, _event)] = acts = [];
            }

            acts.Add(decides.Name);
        }

        next(activity);
    }

    public void Visit<T>(IBehavior<T> behavior)
        where T : class, SagaStateMachineInstance { }

    public void Visit<T>(IBehavior<T> behavior, Action<IBehavior<T>> next)
        where T : class, SagaStateMachineInstance => next(behavior);

    public void Visit<T, TMessage>(IBehavior<T, TMessage> behavior)
        where T : class, SagaStateMachineInstance
        where TMessage : class { }

    public void Visit<T, TMessage>(IBehavior<T, TMessage> behavior, Action<IBehavior<T, TMessage>> next)
        where T : class, SagaStateMachineInstance
        where TMessage : class => next(behavior);
}

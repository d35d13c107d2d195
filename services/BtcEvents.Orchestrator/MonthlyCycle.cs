using System.Linq.Expressions;
using BtcEvents.Contracts;
using BtcEvents.Market;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Orchestrator;

/// <summary>
/// The saga of one cycle. It does no work of a stage: stages react to each other's facts. It opens the cycle, follows
/// the facts, holds the deadlines, asks again where something was lost or may pass, and closes the cycle once.
/// <code>
///             Start      fact of a stage        StageFailed, deadline     Retry        Cancel
/// (none)      open       drop                   drop                      tell         tell
/// Running     answer     advance or complete    ask again or fail         ask again    cancel
/// Completed   answer     -                      -                         -            -
/// Failed      answer     revive, as in Running  -                         reopen       cancel
/// Cancelled   answer     -                      -                         -            -
/// </code>
/// Facts may overtake each other: a later one implies the earlier; earlier and repeated ones are ignored. A failed cycle
/// is revived by the fact that it missed (a slow stage, a dead letter sent again), unless another attempt is open.
/// A start that cannot be taken and that nobody waits for ends in the error queue.
/// </summary>
public sealed class MonthlyCycle : MassTransitStateMachine<CycleState>
{
    /// <summary>Declares the table above.</summary>
    public MonthlyCycle()
    {
        InstanceState(cycle => cycle.CurrentState);
        Event(() => Start, e => e.CorrelateById(c => CycleIdentity.Of(c.Message.Symbol, c.Message.Month, c.Message.Attempt)));
        Follow(() => DataUpdated);
        Follow(() => FeaturesPrepared);
        Follow(() => FeaturesSelected);
        Follow(() => ModelTrained);
        Follow(() => ForecastMade);
        Follow(() => StageFailed);
        Follow(() => DeadlinePassed);
        Event(() => Retry, e => e.CorrelateById(c => c.Message.CycleId).OnMissingInstance(m => m.ExecuteAsync(c => Unknown(c.Message.CycleId))));
        Event(() => Cancel, e => e.CorrelateById(c => c.Message.CycleId).OnMissingInstance(m => m.ExecuteAsync(c => Unknown(c.Message.CycleId))));

        Initially(Decide(When(Start).ThenAsync(c => Steps(c).OpenAsync(c))));

        During([Running, Completed, Failed, Cancelled], When(Start).ThenAsync(c => Steps(c).AnswerAgainAsync(c)));

        During(
            Running,
            OnFact(DataUpdated, Stage.Data),
            OnFact(FeaturesPrepared, Stage.Features),
            OnFact(FeaturesSelected, Stage.Selection),
            OnFact(ModelTrained, Stage.Training),
            OnFact(ForecastMade, Stage.Forecast),
            Decide(When(StageFailed, c => c.Message.Stage >= c.Saga.Stage).ThenAsync(c => Steps(c).AfterFailureAsync(c, c.Message))),
            Decide(When(DeadlinePassed, c => c.Message.Stage == c.Saga.Stage && c.Message.Try == c.Saga.Try)
                .ThenAsync(c => Steps(c).AfterDeadlineAsync(c))),
            Decide(When(Retry).ThenAsync(c => Steps(c).ResumeAsync(c))),
            When(Cancel).ThenAsync(c => Steps(c).CancelAsync(c, c.Message)).TransitionTo(Cancelled));

        During(
            Failed,
            OnLateFact(DataUpdated, Stage.Data),
            OnLateFact(FeaturesPrepared, Stage.Features),
            OnLateFact(FeaturesSelected, Stage.Selection),
            OnLateFact(ModelTrained, Stage.Training),
            OnLateFact(ForecastMade, Stage.Forecast),
            Decide(When(Retry).ThenAsync(c => Steps(c).ReopenAsync(c))),
            When(Cancel).ThenAsync(c => Steps(c).CancelAsync(c, c.Message)).TransitionTo(Cancelled));

        During([Completed, Failed, Cancelled], Ignore(StageFailed), Ignore(DeadlinePassed));
        During(
            [Completed, Cancelled],
            Ignore(DataUpdated), Ignore(FeaturesPrepared), Ignore(FeaturesSelected), Ignore(ModelTrained), Ignore(ForecastMade),
            Ignore(Retry), Ignore(Cancel));

        SetCompletedWhenFinalized(); // only a start that was rejected is final: its instance is not kept
    }

    /// <summary>A stage is awaited.</summary>
    public State Running { get; private set; } = null!;

    /// <summary>The plan's last fact has arrived.</summary>
    public State Completed { get; private set; } = null!;

    /// <summary>A stage failed for good or too often; <see cref="RetryCycle"/> reopens, the missing fact revives.</summary>
    public State Failed { get; private set; } = null!;

    /// <summary>A person ended it.</summary>
    public State Cancelled { get; private set; } = null!;

    /// <summary>Asks for a cycle.</summary>
    public Event<StartMonthlyCycle> Start { get; private set; } = null!;

    /// <summary>Fact of the data stage.</summary>
    public Event<DataUpdated> DataUpdated { get; private set; } = null!;

    /// <summary>Fact of the features stage.</summary>
    public Event<FeaturesPrepared> FeaturesPrepared { get; private set; } = null!;

    /// <summary>Fact of the selection stage.</summary>
    public Event<FeaturesSelected> FeaturesSelected { get; private set; } = null!;

    /// <summary>Fact of the training stage.</summary>
    public Event<ModelTrained> ModelTrained { get; private set; } = null!;

    /// <summary>Fact of the forecast stage.</summary>
    public Event<ForecastMade> ForecastMade { get; private set; } = null!;

    /// <summary>A stage gave up.</summary>
    public Event<StageFailed> StageFailed { get; private set; } = null!;

    /// <summary>A stage said nothing in its time.</summary>
    public Event<StageDeadlinePassed> DeadlinePassed { get; private set; } = null!;

    /// <summary>Asks to go on.</summary>
    public Event<RetryCycle> Retry { get; private set; } = null!;

    /// <summary>Asks to end.</summary>
    public Event<CancelCycle> Cancel { get; private set; } = null!;

    private static CycleSteps Steps(PipeContext context) => context.GetPayload<IServiceProvider>().GetRequiredService<CycleSteps>();

    private static Task Unknown(Guid cycleId) => throw new BadInputException($"no cycle {cycleId} is known");

    private void Follow<T>(Expression<Func<Event<T>>> fact)
        where T : class, ICycleMessage =>
        Event(fact, e => e.CorrelateById(c => c.Message.Cycle.CycleId).OnMissingInstance(m => m.Discard()));

    private EventActivityBinder<CycleState, T> OnFact<T>(Event<T> fact, Stage stage)
        where T : class, ICycleFact =>
        Decide(When(fact, c => stage >= c.Saga.Stage).ThenAsync(c => Steps(c).AdvanceAsync(c, stage, c.Message.OccurredAt)));

    private EventActivityBinder<CycleState, T> OnLateFact<T>(Event<T> fact, Stage stage)
        where T : class, ICycleFact =>
        Decide(When(fact, c => stage >= c.Saga.Stage).ThenAsync(c => Steps(c).ReviveAsync(c, stage, c.Message.OccurredAt)));

    private EventActivityBinder<CycleState, T> Decide<T>(EventActivityBinder<CycleState, T> step)
        where T : class =>
        step.If(c => c.Saga.Verdict == Verdict.Reject, b => b.Finalize())
            .If(c => c.Saga.Verdict == Verdict.Run, b => b.TransitionTo(Running))
            .If(c => c.Saga.Verdict == Verdict.Complete, b => b.TransitionTo(Completed))
            .If(c => c.Saga.Verdict == Verdict.Fail, b => b.TransitionTo(Failed));
}

using System.Linq.Expressions;
using BtcEvents.Contracts;
using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Messaging;
using MassTransit;
using static BtcEvents.Orchestrator.StageDecisions;
using static BtcEvents.Orchestrator.StartDecisions;

namespace BtcEvents.Orchestrator;

/// <summary>
/// The saga of one cycle. It does no work of a stage: stages react to each other's facts. It opens the cycle, follows
/// the facts, holds the deadlines, asks again where something was lost or may pass, and closes the cycle once.
/// <code>
///                   (none)            Running           Completed         Failed            Cancelled
/// Start             Open, Refuse      AnswerAgain       AnswerAgain       AnswerAgain       AnswerAgain
/// DataUpdated       -                 Advance           -                 Revive            -
/// FeaturesPrepared  -                 Advance           -                 Revive            -
/// FeaturesSelected  -                 Advance           -                 Revive            -
/// ModelTrained      -                 Advance           -                 Revive            -
/// ForecastMade      -                 Advance           -                 Revive            -
/// StageFailed       -                 AskAgain, GiveUp  -                 -                 -
/// DeadlinePassed    -                 AskAgain          -                 -                 -
/// Retry             -                 Resume            -                 Reopen            -
/// Cancel            -                 End               -                 End               -
/// </code>
/// Facts may overtake each other: a later one implies the earlier; earlier and repeated ones are ignored. A failed
/// cycle is revived by the fact that it missed (a slow stage, a dead letter sent again), unless another attempt is
/// open. Where there is no cycle yet, a fact is dropped and a command ends in the error queue. A start that cannot be
/// taken and that nobody waits for ends there too. A test holds the table against the machine.
/// </summary>
public sealed class MonthlyCycle : MassTransitStateMachine<CycleState>
{
    /// <summary>Declares the table above; what each function decides stands with it.</summary>
    public MonthlyCycle()
    {
        InstanceState(cycle => cycle.CurrentState);
        Event(
            () => Start,
            e =>
            {
                e.CorrelateById(c => CycleIdentity.Of(c.Message.Symbol, c.Message.Month, c.Message.Attempt));
                e.SetSagaFactory(c => CycleState.Of(c.Message));
            }
        );
        Follow(() => DataUpdated);
        Follow(() => FeaturesPrepared);
        Follow(() => FeaturesSelected);
        Follow(() => ModelTrained);
        Follow(() => ForecastMade);
        Follow(() => StageFailed);
        Follow(() => DeadlinePassed);
        Command(() => Retry, c => c.Message.CycleId);
        Command(() => Cancel, c => c.Message.CycleId);

        Initially(
            When(Start, c => c.Message.Fault() is null)
                .Claim()
                .FixInputs()
                .Recall()
                .Decide(Open, Running, Failed, Final),
            When(Start, c => c.Message.Fault() is not null).Decide(Refuse, Final)
        );

        During(
            Running,
            When(Start).Decide(AnswerAgain),
            When(DataUpdated, IsAwaited).Decide(Advance, Running, Completed),
            When(FeaturesPrepared, IsAwaited).Decide(Advance, Running, Completed),
            When(FeaturesSelected, IsAwaited).Decide(Advance, Running, Completed),
            When(ModelTrained, IsAwaited).Decide(Advance, Running, Completed),
            When(ForecastMade, IsAwaited).Decide(Advance, Completed),
            When(StageFailed, MayPass).Recall().Decide(AskAgain, Running, Failed),
            When(StageFailed, IsForGood).Decide(GiveUp, Failed),
            When(DeadlinePassed, IsOfThisTry).Recall().Decide(AskAgain, Running, Failed),
            When(Retry).Recall().Decide(Resume, Running, Failed),
            When(Cancel).Decide(End, Cancelled)
        );

        During(
            Failed,
            When(Start).Decide(AnswerAgain),
            When(DataUpdated, IsAwaited).Claim().Decide(Revive, Running, Completed),
            When(FeaturesPrepared, IsAwaited).Claim().Decide(Revive, Running, Completed),
            When(FeaturesSelected, IsAwaited).Claim().Decide(Revive, Running, Completed),
            When(ModelTrained, IsAwaited).Claim().Decide(Revive, Running, Completed),
            When(ForecastMade, IsAwaited).Claim().Decide(Revive, Completed),
            When(Retry).Claim().Recall().Decide(Reopen, Running, Failed),
            When(Cancel).Decide(End, Cancelled),
            Ignore(StageFailed),
            Ignore(DeadlinePassed)
        );

        During(
            [Completed, Cancelled],
            When(Start).Decide(AnswerAgain),
            Ignore(DataUpdated),
            Ignore(FeaturesPrepared),
            Ignore(FeaturesSelected),
            Ignore(ModelTrained),
            Ignore(ForecastMade),
            Ignore(StageFailed),
            Ignore(DeadlinePassed),
            Ignore(Retry),
            Ignore(Cancel)
        );

        SetCompletedWhenFinalized(); // only a start that was rejected is final: its instance is not kept
    }

    /// <summary><see cref="CycleStates.Running"/>.</summary>
    public State Running { get; private set; } = null!;

    /// <summary><see cref="CycleStates.Completed"/>.</summary>
    public State Completed { get; private set; } = null!;

    /// <summary><see cref="CycleStates.Failed"/>.</summary>
    public State Failed { get; private set; } = null!;

    /// <summary><see cref="CycleStates.Cancelled"/>.</summary>
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

    private static bool IsAwaited<T>(BehaviorContext<CycleState, T> context)
        where T : class, ICycleFact => StageFacts.StageOf(context.Message) >= context.Saga.Stage;

    private static bool MayPass(BehaviorContext<CycleState, StageFailed> context) =>
        context.Message.Transient && context.Message.Stage >= context.Saga.Stage;

    private static bool IsForGood(BehaviorContext<CycleState, StageFailed> context) =>
        !context.Message.Transient && context.Message.Stage >= context.Saga.Stage;

    private static bool IsOfThisTry(BehaviorContext<CycleState, StageDeadlinePassed> context) =>
        (context.Message.Stage, context.Message.Try) == (context.Saga.Stage, context.Saga.Try);

    private void Follow<T>(Expression<Func<Event<T>>> fact)
        where T : class, ICycleMessage =>
        Event(fact, e => e.CorrelateById(c => c.Message.Cycle.CycleId).OnMissingInstance(m => m.Discard()));

    private void Command<T>(Expression<Func<Event<T>>> command, Func<ConsumeContext<T>, Guid> cycle)
        where T : class =>
        Event(
            command,
            e =>
                e.CorrelateById(c => cycle(c))
                    .OnMissingInstance(m =>
                        m.ExecuteAsync(c => throw new BadInputException($"no cycle {cycle(c)} is known"))
                    )
        );
}

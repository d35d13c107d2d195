using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.PureTests.Cycles;
using BtcEvents.Storage.Operational;

namespace BtcEvents.PureTests.Traces;

/// <summary>A cycle whose facts happened at given seconds.</summary>
internal sealed class TracedCycle
{
    private readonly List<RecordedFact> _facts = [];

    public static DateTimeOffset Zero { get; } = new(2025, 6, 1, 6, 30, 0, TimeSpan.Zero);

    public Waterfall Waterfall => Waterfall.Of(new(KnownCycle.Of("2025-06", 1) with { StartedAt = Zero }, _facts));

    /// <summary>A stage's fact that happened at a second, and the seconds of its hop.</summary>
    public TracedCycle With(
        Stage stage,
        double occurred,
        (double? Sent, double Received, double Started)? hop,
        int tries = 1
    ) => With((CycleFact)Facts.Of(stage, Facts.Cycle()), occurred, hop, tries);

    public TracedCycle With(
        CycleFact fact,
        double occurred,
        (double? Sent, double Received, double Started)? hop,
        int tries = 1
    )
    {
        var timing = hop is not var (sent, received, started)
            ? null
            : new HopTiming
            {
                Consumer = $"consumer-{_facts.Count}",
                SentAt = sent is { } known ? At(known) : null,
                ReceivedAt = At(received),
                StartedAt = At(started),
                Tries = tries,
            };
        _facts.Add(
            new()
            {
                Seq = _facts.Count,
                Fact = fact.GetType().Name,
                MessageId = Guid.NewGuid(),
                RecordedAt = At(occurred),
                Body = fact with { OccurredAt = At(occurred), Hop = timing },
            }
        );
        return this;
    }

    /// <summary>Four hops: one tried three times, one that overlaps it, one after a pause, and a failure.</summary>
    public static TracedCycle Eventful() =>
        new TracedCycle()
            .With(Stage.Data, 5, (0, 1, 2), tries: 3)
            .With(Stage.Features, 6, (2, 2.5, 3))
            .With(Stage.Selection, 9, (6, 7, 8))
            .With(Facts.Failed(Facts.Cycle(), Stage.Training, transient: true), 10, (9, 9, 9), tries: 2);

    private static DateTimeOffset At(double second) => Zero.AddSeconds(second);
}

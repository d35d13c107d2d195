using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Cycles;

/// <summary>A fact of a cycle, and how long it took since the fact before it.</summary>
/// <param name="Cycle">The cycle.</param>
/// <param name="Fact">The fact.</param>
/// <param name="Since">Time since the fact before; null for the first of a cycle.</param>
public sealed record Hop(CycleContext Cycle, RecordedFact Fact, TimeSpan? Since)
{
    /// <summary>The hops of a cycle from its facts, oldest first.</summary>
    public static IEnumerable<Hop> Of(CycleOutcome outcome) =>
        outcome.Facts.Select(
            (fact, index) =>
                new Hop(
                    outcome.Cycle,
                    fact,
                    index == 0 ? null : fact.Body.OccurredAt - outcome.Facts[index - 1].Body.OccurredAt
                )
        );
}

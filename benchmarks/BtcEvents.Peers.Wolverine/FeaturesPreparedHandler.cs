using BtcEvents.Benchmarks.Bus;
using BtcEvents.Contracts;
using Marten;

namespace BtcEvents.Peers.Wolverine;

/// <summary>
/// What our stage does: the next fact enters its cycle's stream and leaves through the outbox, in one commit.
/// </summary>
public static class FeaturesPreparedHandler
{
    /// <summary>Called by Wolverine for each fact; what it returns is published.</summary>
    public static FeaturesSelected Handle(FeaturesPrepared fact, IDocumentSession session)
    {
        var selected = SampleFact.Selected(fact);
        session.Events.Append(fact.Cycle.CycleId, selected);
        return selected;
    }
}

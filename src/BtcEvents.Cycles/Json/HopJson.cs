namespace BtcEvents.Cycles;

/// <summary>One hop on one line, for scripts.</summary>
public static class HopJson
{
    public static string Write(Hop hop) =>
        ScriptJson.Write(
            new
            {
                hop.Cycle.CycleId,
                hop.Cycle.Symbol,
                hop.Cycle.Month,
                hop.Cycle.Attempt,
                hop.Fact.Seq,
                hop.Fact.Fact,
                hop.Fact.Body.OccurredAt,
                SinceSeconds = hop.Since?.TotalSeconds,
                hop.Fact.MessageId,
                hop.Fact.Causation,
            }
        );
}

using BtcEvents.Cli.Cycles;

namespace BtcEvents.Cli.Json;

/// <summary>One hop on one line, for scripts.</summary>
internal static class HopJson
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

namespace BtcEvents.Cycles;

/// <summary>The waterfall of a cycle, for scripts.</summary>
public static class TraceJson
{
    public static string Write(Waterfall waterfall)
    {
        var (cycle, status) = (waterfall.Outcome.Cycle, waterfall.Outcome.Status);
        return ScriptJson.Write(
            new
            {
                cycle.CycleId,
                cycle.Symbol,
                cycle.Month,
                cycle.Attempt,
                status.State,
                waterfall.BeganAt,
                waterfall.EndedAt,
                waterfall.Total.TotalSeconds,
                WorkedSeconds = waterfall.Worked?.TotalSeconds,
                waterfall.WaitShare,
                Longest = waterfall.Longest?.Fact.Fact,
                Hops = waterfall.Hops.Select(Document),
            }
        );
    }

    private static object Document(TracedHop hop) =>
        new
        {
            hop.Fact.Fact,
            hop.Consumer,
            hop.Fact.Body.Hop?.SentAt,
            hop.ReceivedAt,
            hop.StartedAt,
            hop.Fact.Body.OccurredAt,
            TravelSeconds = hop.Travel?.TotalSeconds,
            TurnSeconds = hop.Turn?.TotalSeconds,
            WaitSeconds = hop.Wait?.TotalSeconds,
            WorkSeconds = hop.Work?.TotalSeconds,
            hop.Tries,
            hop.FailedTries,
            hop.Failed,
            hop.Earlier,
            hop.Fact.MessageId,
            hop.Fact.Causation,
        };
}

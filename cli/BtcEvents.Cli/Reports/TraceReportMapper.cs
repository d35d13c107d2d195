using BtcEvents.Cycles;
using BtcEvents.Market;
using BtcEvents.Reporting;

namespace BtcEvents.Cli.Reports;

/// <summary>Puts a waterfall into the report's words.</summary>
internal static class TraceReportMapper
{
    public static TraceReport Map(Waterfall waterfall)
    {
        var (cycle, status) = (waterfall.Outcome.Cycle, waterfall.Outcome.Status);
        return new()
        {
            Symbol = cycle.Symbol,
            Month = Month.Parse(cycle.Month).FirstDay,
            Attempt = cycle.Attempt,
            CycleId = cycle.CycleId,
            State = status.State.ToLowerInvariant(),
            BeganAt = waterfall.BeganAt,
            Seconds = waterfall.Total.TotalSeconds,
            Worked = waterfall.Worked?.TotalSeconds,
            WaitShare = waterfall.WaitShare,
            Hops = [.. waterfall.Hops.Where(hop => !hop.Earlier).Select(hop => Line(hop, waterfall.BeganAt))],
            Earlier = waterfall.Hops.Count(hop => hop.Earlier),
        };
    }

    // In order whatever the clocks of two machines say: nothing is drawn backwards.
    private static HopLine Line(TracedHop hop, DateTimeOffset zero)
    {
        double At(DateTimeOffset time) => (time - zero).TotalSeconds;
        var ended = At(hop.EndedAt);
        var line = new HopLine(hop.Fact.Fact, ended) { Failed = hop.Failed };
        if (!hop.Timed)
        {
            return line;
        }

        var started = Math.Min(At(hop.StartedAt!.Value), ended);
        var received = Math.Min(At(hop.ReceivedAt!.Value), started);
        return line with
        {
            Consumer = hop.Consumer,
            Sent = Math.Min(At(hop.SentAt!.Value), received),
            Received = received,
            Started = started,
            Tries = hop.Tries,
            FailedTries = hop.FailedTries,
        };
    }
}

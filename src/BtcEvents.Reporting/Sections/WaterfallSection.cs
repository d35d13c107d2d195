using BtcEvents.Reporting.Charts;
using BtcEvents.Reporting.Rendering;

namespace BtcEvents.Reporting.Sections;

/// <summary>The hops in time, as a picture.</summary>
internal static class WaterfallSection
{
    /// <summary>The section.</summary>
    public static Section Of(TraceReport report)
    {
        var figure = new Figure(
            "hops-in-time",
            Reading(report.Hops),
            "Seconds since the first message was sent; beside it how long a hop took, and its tries where one failed",
            Simulated: false
        );
        return new(
            "waterfall",
            "Waterfall",
            "One line per fact: its message on its way in outbox and broker, then waiting for its turn in the "
                + "consumer's process, then worked on. Pauses between tries are part of the work.",
            report.Hops.Count == 0 ? figure.Bare() : figure.Across(new WaterfallChart(report.Hops).Draw)
        );
    }

    private static string Reading(IReadOnlyList<HopLine> hops) =>
        hops.MaxBy(hop => hop.Wait) is { Wait: { } wait } longest
            ? $"{NumberText.Count(hops.Count, "hop")} waited {NumberText.Span(hops.Sum(hop => hop.Wait ?? 0))} in sum; "
                + $"the longest wait, {NumberText.Span(wait)}, lay before {longest.Fact} by {longest.Consumer}."
        : hops.Count == 0 ? "There is nothing to draw yet."
        : "It is known when the facts happened, and no more.";
}

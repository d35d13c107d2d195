using System.Xml.Linq;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Sections;

/// <summary>The top of a trace's page: how long the cycle took, and on what.</summary>
internal static class TraceHeadline
{
    /// <summary>The block.</summary>
    public static XElement Of(TraceReport report) =>
        El(
            "div",
            Class("headline"),
            El(
                "p",
                Class("eyebrow"),
                $"{report.Symbol} · trace of a cycle · attempt {NumberText.Plain(report.Attempt, 0)} · {report.State}"
            ),
            El("h1", DateText.LongMonth(report.Month)),
            El(
                "p",
                Class("answer"),
                El("span", Class("big"), Value(report.Seconds, NumberText.Span)),
                El("span", Class("range"), "from the first message to the last fact")
            ),
            El("p", Class("lead"), Lead(report)),
            Facts(report)
        );

    private static string Lead(TraceReport report)
    {
        if (report.Hops.MaxBy(hop => hop.Whole) is not { Whole: { } whole } longest)
        {
            return report.Hops.Count == 0
                ? "No fact of this cycle is known yet."
                : "No hop of this cycle says when it began: it is from before that was noted.";
        }

        var idle = report.WaitShare is { } share
            ? $" For {NumberText.Share(share)} of the time nobody worked."
            : " Of some hops it is not known when they began.";
        return $"{longest.Fact} by {longest.Consumer} took longest: {NumberText.Span(whole)}, of which "
            + $"{NumberText.Span(longest.Wait!.Value)} waiting.{idle}";
    }

    private static XElement Facts(TraceReport report)
    {
        var failed = report.Hops.Sum(hop => hop.FailedTries ?? 0);
        return KeyFacts.Row(
            new("Hops", NumberText.Plain(report.Hops.Count, 0), "facts of this cycle"),
            new("Worked", Text(report.Worked, NumberText.Span), "hops at once count once"),
            new("Without work", Text(report.WaitShare, NumberText.Share), "of the whole time"),
            new("Longest wait", Text(report.Hops.Max(hop => hop.Wait), NumberText.Span), "from sent to started"),
            new("Failed tries", NumberText.Plain(failed, 0), "tried again, or given up")
        );
    }

    private static string Text(double? value, Func<double, string> format) =>
        value is { } number ? format(number) : Absent;
}

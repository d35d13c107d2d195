using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Sections;

/// <summary>The figures behind the waterfall.</summary>
internal static class HopSection
{
    private static readonly DataTable<HopLine> Table = new(
        "Hops of the cycle, in seconds",
        Simulated: false,
        new Column<HopLine>("Fact", hop => hop.Fact),
        new("By", hop => hop.Consumer ?? Absent),
        new("Sent at", hop => Figure(hop.Sent), true),
        new("On its way", hop => Figure(hop.Received - hop.Sent), true),
        new("Turn", hop => Figure(hop.Started - hop.Received), true),
        new("Work", hop => Figure(hop.Work), true),
        new("Fact at", hop => Figure(hop.Ended), true),
        new("Tries", Tries, true)
    );

    /// <summary>The section.</summary>
    public static Section Of(TraceReport report) =>
        new(
            "figures",
            "Figures",
            "The same in numbers. Sent and fact are counted from the first message.",
            Table.Of(report.Hops),
            report.Earlier == 0
                ? null
                : El(
                    "p",
                    Class("what"),
                    $"{NumberText.Count(report.Earlier, "fact")} of an earlier cycle of the month, told again under "
                        + "this one, not listed."
                )
        );

    private static object Figure(double? seconds) => Value(seconds, value => NumberText.Plain(value, 3));

    private static object Tries(HopLine hop) =>
        hop switch
        {
            { Tries: null } => Absent,
            { FailedTries: > 0 } => Tag($"{hop.Tries}, {hop.FailedTries} failed", hop.Failed ? "bad" : "warn"),
            _ => NumberText.Plain(hop.Tries.Value, 0),
        };
}

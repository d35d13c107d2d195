using System.Xml.Linq;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Charts.Shapes;

namespace BtcEvents.Reporting.Charts;

/// <summary>A line per hop: hatched while its message is on its way or waits for its turn, solid while it is worked
/// on.</summary>
internal sealed class WaterfallChart(IReadOnlyList<HopLine> hops)
{
    private const double RowHeight = 26;
    private const double Half = 7;
    private const double Thinnest = 1.5;

    /// <summary>Draws at a size; needs at least one hop.</summary>
    public XElement Draw(ChartSize size, ChartLabel label)
    {
        var area = new PlotArea(
            size.Width,
            64 + (RowHeight * hops.Count),
            size.Roomy ? 236 : 124,
            size.Roomy ? 96 : 84,
            34,
            30
        );
        var time = Extent.Of(hops.SelectMany(hop => new[] { hop.Sent ?? hop.Ended, hop.Ended }).Append(0));
        var x = new LinearScale(time.Low, time.High, area.Left, area.Right);
        var ticks = NiceTicks.Around(time, size.Roomy ? 8 : 5);
        ticks = ticks with { Values = [.. ticks.Values.Where(x.Holds)] }; // the line of time ends with the last fact
        var hatching = new Hatching(label.Id);
        return Picture(
            area,
            label,
            hatching.Patterns(),
            hatching.Legend(size.Roomy ? area.Left : 0, 14),
            Axes.Bottom(area, x, ticks, value => NumberText.Plain(value, ticks.Decimals)),
            hops.Select((hop, i) => Row(size, area, x, hatching, hop, area.Top + ((i + 0.5) * RowHeight)))
        );
    }

    private static XElement Row(ChartSize size, PlotArea area, LinearScale x, Hatching hatching, HopLine hop, double y)
    {
        var name = size.Roomy && hop.Consumer is { } consumer ? $"{hop.Fact} · {consumer}" : hop.Fact;
        return WithTip(
            Tip(hop),
            Text(area.Left - 8, y + 4, LabelText.Shorten(name, area.Left - 4), "label", "end"),
            hop is { Sent: { } sent, Received: { } received, Started: { } started }
                ? new[]
                {
                    hatching.Travel(x.Of(sent), y - Half, x.Of(received), y + Half),
                    hatching.Turn(x.Of(received), y - Half, x.Of(started), y + Half),
                    Box(
                        x.Of(started),
                        y - Half,
                        Math.Max(x.Of(hop.Ended), x.Of(started) + Thinnest),
                        y + Half,
                        hop.Failed ? "bar miss-bar" : "bar forecast-bar"
                    ),
                }
                : [Dot(x.Of(hop.Ended), y, 4, "ring")],
            Text(area.Right + 10, y + 4, After(hop), hop.FailedTries > 0 ? "note miss-text" : "tick")
        );
    }

    private static string After(HopLine hop) =>
        hop.Whole is not { } whole ? ""
        : hop.FailedTries > 0 ? $"{NumberText.Span(whole)}  ×{hop.Tries}"
        : NumberText.Span(whole);

    private static string Tip(HopLine hop) =>
        hop is { Wait: { } wait, Work: { } work }
            ? $"{hop.Fact} by {hop.Consumer}: {NumberText.Span(wait)} waiting, {NumberText.Span(work)} worked on, "
                + NumberText.Tries(hop.Tries ?? 1)
            : $"{hop.Fact}: at {NumberText.Span(hop.Ended)}";
}

using System.Xml.Linq;
using BtcEvents.Forecasting;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Charts.Shapes;

namespace BtcEvents.Reporting.Charts;

/// <summary>What selection saw: importance over the correlation with the target; kept features by name.</summary>
internal sealed class SelectionChart(IReadOnlyList<FeatureVerdict> features)
{
    /// <summary>Whether a feature has both figures.</summary>
    public static bool Shows(FeatureVerdict feature) =>
        feature is { Correlation: { } correlation, Importance: { } importance }
        && Extent.Drawable(correlation)
        && Extent.Drawable(importance);

    /// <summary>Draws at a size; needs at least one feature with both figures.</summary>
    public XElement Draw(ChartSize size, ChartLabel label)
    {
        var shown = features.Where(Shows).ToArray();
        var area = new PlotArea(size.Width, 330, 50, 14, 30, 44);
        var across = NiceTicks.Around(Extent.Of(shown.Select(f => f.Correlation!.Value).Append(0)), 5);
        var up = NiceTicks.Around(Extent.Of(shown.Select(f => f.Importance!.Value).Append(0)), 5);
        var (x, y) = (area.Horizontal(across), area.Vertical(up));
        return Picture(
            area,
            label,
            Axes.Left(area, y, up, v => NumberText.Plain(v, up.Decimals)),
            Axes.Bottom(area, x, across, v => NumberText.Signed(v, across.Decimals)),
            shown
                .OrderBy(f => f.Kept)
                .Select(f =>
                    Dot(
                        x.Of(f.Correlation!.Value),
                        y.Of(f.Importance!.Value),
                        f.Kept ? 4.5 : 3,
                        f.Kept ? "kept" : "dropped",
                        Tip(f)
                    )
                ),
            new NamedDots(area).Names(
                shown
                    .OrderByDescending(f => f.Kept)
                    .ThenByDescending(f => f.Importance)
                    .Select(f => (x.Of(f.Correlation!.Value), y.Of(f.Importance!.Value), f.Kept ? f.Feature : null))
            ),
            Text(area.Right, area.Bottom + 36, "correlation with the target", "note", "end"),
            Text(2, 12, "importance", "note")
        );
    }

    private static string Tip(FeatureVerdict f) =>
        $"{f.Feature} ({(f.Kept ? "kept" : "dropped")}): correlation {NumberText.Signed(f.Correlation!.Value, 2)}, "
        + $"importance {NumberText.Plain(f.Importance!.Value, 3)}";
}

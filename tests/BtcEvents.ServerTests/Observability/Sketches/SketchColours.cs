using BtcEvents.ArchitectureTests.Observability;

namespace BtcEvents.ServerTests.Observability.Sketches;

/// <summary>Colours by the names that Grafana gives them; dark enough to be read on white.</summary>
internal static class SketchColours
{
    private static readonly string[] Palette =
    [
        "#3a9a50",
        "#d9a406",
        "#2a6fd6",
        "#e8710a",
        "#d6293f",
        "#8a4bc4",
        "#159a9c",
        "#a0522d",
        "#5b6b7a",
        "#c2409c",
    ];

    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["green"] = "#2f8f46",
        ["yellow"] = "#c68a00",
        ["red"] = "#d6293f",
        ["blue"] = "#2a6fd6",
        ["light-blue"] = "#8ab4f0",
        ["orange"] = "#e8710a",
        ["purple"] = "#8a4bc4",
    };

    /// <summary>Of a line: its own, or the next of the palette.</summary>
    public static string OfLine(Panel panel, string field, int index) =>
        Fixed(panel, field) ?? Palette[index % Palette.Length];

    /// <summary>Of a value: that of the highest threshold which it has reached.</summary>
    public static string OfValue(Panel panel, string field, double value) =>
        Fixed(panel, field)
        ?? Named[
            (string)
                (panel.Of(field, "thresholds")!["steps"]!)
                    .AsArray()
                    .Last(step => step!["value"] is null || (double)step["value"]! <= value)!["color"]!
        ];

    private static string? Fixed(Panel panel, string field) =>
        (string?)panel.Of(field, "color")?["fixedColor"] is { } name ? Named[name] : null;
}

using System.Xml.Linq;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Rendering;

/// <summary>Says that figures are not real, once on top of the page and again beside every figure and table.</summary>
internal static class Notice
{
    /// <summary>The banner that stays in sight.</summary>
    public static XElement Banner() =>
        El(
            "div",
            Class("banner"),
            At("role", "note"),
            El("strong", "SIMULATED"),
            El("span", "Generated market data, not real prices. Nothing here is a forecast of a real market.")
        );

    /// <summary>The small mark in a caption.</summary>
    public static XElement[] Badge() => [El("span", Class("simulated-badge"), "SIMULATED"), El("span", " ")];
}

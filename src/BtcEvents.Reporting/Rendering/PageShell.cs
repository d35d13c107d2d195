using System.Xml.Linq;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Rendering;

/// <summary>One part of a page.</summary>
/// <param name="Id">Where links inside the page lead.</param>
/// <param name="Heading">Short heading.</param>
/// <param name="About">One or two sentences on what the part is for.</param>
/// <param name="Content">Figures and tables.</param>
internal sealed record Section(string Id, string Heading, string About, params object?[] Content);

/// <summary>What every report shares: head, banner, contents, parts, foot. Nothing is fetched from anywhere.</summary>
internal sealed record PageShell(string Title, bool Simulated)
{
    /// <summary>The page as text.</summary>
    public string Write(XElement headline, IReadOnlyList<Section> sections, string foot) =>
        MarkupWriter.Write(
            El(
                "html",
                At("lang", "en"),
                Head(),
                El(
                    "body",
                    Simulated ? Notice.Banner() : null,
                    El("header", headline, Contents(sections)),
                    El("main", sections.Select(Part)),
                    El("footer", El("p", foot))
                )
            )
        );

    private XElement Head() =>
        El(
            "head",
            El("meta", At("charset", "utf-8")),
            El("meta", At("name", "generator"), At("content", PageMark.Generator)),
            El("meta", At("name", "viewport"), At("content", "width=device-width, initial-scale=1")),
            El("meta", At("name", "color-scheme"), At("content", "light dark")),
            El("title", (Simulated ? "SIMULATED: " : "") + Title),
            El("style", StyleSheet.Text)
        );

    private static XElement Contents(IEnumerable<Section> sections) =>
        El(
            "nav",
            At("aria-label", "Contents"),
            El("ul", sections.Select(s => El("li", El("a", At("href", "#" + s.Id), s.Heading))))
        );

    private static XElement Part(Section section) =>
        El(
            "section",
            At("id", section.Id),
            At("aria-labelledby", section.Id + "-heading"),
            El(
                "div",
                Class("rail"),
                El("h2", At("id", section.Id + "-heading"), section.Heading),
                El("p", section.About)
            ),
            El("div", Class("body"), section.Content)
        );
}

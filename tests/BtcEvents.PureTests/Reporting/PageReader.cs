using System.Xml.Linq;

namespace BtcEvents.PureTests.Reporting;

/// <summary>
/// A page as a parsed tree: parsing alone proves that tags balance and that nothing breaks out of its place.
/// </summary>
internal sealed class PageReader(string html)
{
    private readonly XDocument _page = XDocument.Parse(html);

    public IEnumerable<XElement> All(string name) => _page.Descendants(name);

    public XElement ById(string id) => _page.Descendants().Single(e => e.Attribute("id")?.Value == id);

    public string TextOf(string id) => ById(id).Value;

    /// <summary>The exact figures of the row that starts with a heading, in the table under a caption.</summary>
    public string[] Row(string caption, string heading) =>
        [
            .. All("table")
                .Single(t => t.Element("caption")!.Value.Contains(caption, StringComparison.Ordinal))
                .Element("tbody")!
                .Elements("tr")
                .Single(r => r.Element("th")!.Value.StartsWith(heading, StringComparison.Ordinal))
                .Descendants("data")
                .Select(d => d.Attribute("value")!.Value),
        ];

    /// <summary>Every attribute that places or shapes something in a picture.</summary>
    public IEnumerable<string> Geometry() =>
        All("svg")
            .SelectMany(s => s.DescendantsAndSelf())
            .SelectMany(e => e.Attributes())
            .Where(a =>
                a.Name.LocalName
                    is "x"
                        or "y"
                        or "x1"
                        or "x2"
                        or "y1"
                        or "y2"
                        or "cx"
                        or "cy"
                        or "r"
                        or "width"
                        or "height"
                        or "d"
                        or "viewBox"
            )
            .Select(a => a.Value);
}

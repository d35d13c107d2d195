using System.Xml.Linq;
using BtcEvents.Reporting.Charts;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Rendering;

/// <summary>Draws one chart at a size.</summary>
internal delegate XElement Drawing(ChartSize size, ChartLabel label);

/// <summary>A chart under the sentence it proves.</summary>
/// <param name="Id">Identifier, unique in the page.</param>
/// <param name="Reading">What the chart shows, one sentence computed from the data.</param>
/// <param name="What">What is plotted, with units.</param>
/// <param name="Simulated">True where the figures were made by a generator.</param>
internal sealed record Figure(string Id, string Reading, string What, bool Simulated)
{
    /// <summary>Over the whole column: drawn for the desk and once more for the phone.</summary>
    public XElement Across(Drawing draw) => Frame("across", [ChartSize.Wide, ChartSize.Narrow], draw);

    /// <summary>Over half of the column, which is also the width of a phone.</summary>
    public XElement Half(Drawing draw) => Frame("half", [ChartSize.Half], draw);

    /// <summary>Over the whole column without a caption, for a picture that stands right below its sentence.</summary>
    public XElement Plain(Drawing draw) =>
        El("div", Class("plain"), Drawings([ChartSize.Wide, ChartSize.Narrow], draw));

    /// <summary>Where there is nothing to draw, the sentence stands alone.</summary>
    public XElement Bare() => El("figure", Class("bare"), At("id", Id), Caption());

    private XElement Frame(string style, ChartSize[] sizes, Drawing draw) =>
        El("figure", Class(style), At("id", Id), Caption(), Drawings(sizes, draw));

    private IEnumerable<XElement> Drawings(ChartSize[] sizes, Drawing draw) =>
        sizes.Select(size => El("div", Class("drawing " + size.Suffix), draw(size, Label(size))));

    private ChartLabel Label(ChartSize size) => new($"{Id}-{size.Suffix}", What, Reading, Simulated);

    private XElement Caption() =>
        El(
            "figcaption",
            El("p", Class("reading"), Simulated ? Notice.Badge() : null, Reading),
            El("p", Class("what"), What)
        );
}

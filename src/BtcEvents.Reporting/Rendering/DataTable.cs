using System.Xml.Linq;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Rendering;

/// <summary>One column of a table.</summary>
/// <param name="Heading">Heading, with the unit.</param>
/// <param name="Cell">Content of a cell: text, an element, several, or null.</param>
/// <param name="Numeric">Right-aligned figures.</param>
internal sealed record Column<TRow>(string Heading, Func<TRow, object?> Cell, bool Numeric = false);

/// <summary>
/// A table with a caption, headings and row headings; scrolls sideways by itself where the page is narrow.
/// </summary>
internal sealed record DataTable<TRow>(string Caption, bool Simulated, params Column<TRow>[] Columns)
{
    /// <summary>A further class per row, or null.</summary>
    public Func<TRow, string?> Style { get; init; } = _ => null;

    /// <summary>The table, or a sentence that there is nothing.</summary>
    public XElement Of(IReadOnlyCollection<TRow> rows) =>
        rows.Count == 0
            ? El("p", Class("nothing"), Caption + ": nothing to list.")
            : El(
                "div",
                Class("scroll"),
                At("role", "region"),
                At("aria-label", Caption),
                At("tabindex", "0"),
                El(
                    "table",
                    El("caption", Simulated ? Notice.Badge() : null, Caption),
                    El("thead", El("tr", Columns.Select(c => El("th", At("scope", "col"), Align(c), c.Heading)))),
                    El("tbody", rows.Select(Row))
                )
            );

    private XElement Row(TRow row) =>
        El(
            "tr",
            Style(row) is { } style ? Class(style) : null,
            Columns.Select((column, i) => Cell(column, row, i == 0))
        );

    private static XElement Cell(Column<TRow> column, TRow row, bool heading) =>
        heading
            ? El("th", At("scope", "row"), Align(column), column.Cell(row))
            : El("td", Align(column), column.Cell(row));

    private static XAttribute? Align(Column<TRow> column) => column.Numeric ? Class("number") : null;
}

using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace BtcEvents.Reporting.Rendering;

/// <summary>
/// Writes a tree as HTML that is well-formed XML too: explicit end tags except for elements that HTML leaves empty
/// and for SVG shapes, every text and attribute escaped, characters that neither format allows replaced.
/// </summary>
internal sealed class MarkupWriter
{
    private static readonly HashSet<string> SelfClosing = new(
        ["meta", "br", "hr", "col", "line", "rect", "circle", "path"],
        StringComparer.Ordinal
    );

    private static readonly HashSet<string> LineBreakAfter = new(
        [
            "head",
            "title",
            "meta",
            "style",
            "header",
            "nav",
            "main",
            "footer",
            "section",
            "figure",
            "svg",
            "g",
            "p",
            "h1",
            "h2",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "dl",
            "dd",
            "div",
            "li",
            "details",
        ],
        StringComparer.Ordinal
    );

    private readonly StringBuilder _text = new(1 << 16);

    /// <summary>The page of a root element, with its document type.</summary>
    public static string Write(XElement root)
    {
        var writer = new MarkupWriter();
        writer._text.Append("<!DOCTYPE html>\n");
        writer.Element(root);
        return writer._text.Append('\n').ToString();
    }

    private void Element(XElement element)
    {
        var name = element.Name.LocalName;
        _text.Append('<').Append(name);
        foreach (var attribute in element.Attributes())
        {
            _text.Append(' ').Append(attribute.Name.LocalName).Append("=\"");
            Escape(attribute.Value);
            _text.Append('"');
        }

        if (SelfClosing.Contains(name))
        {
            _text.Append("/>");
        }
        else
        {
            _text.Append('>');
            Content(element);
            _text.Append("</").Append(name).Append('>');
        }

        if (LineBreakAfter.Contains(name))
        {
            _text.Append('\n');
        }
    }

    private void Content(XElement element)
    {
        foreach (var node in element.Nodes())
        {
            switch (node)
            {
                case XElement child:
                    Element(child);
                    break;
                case XText text when element.Name.LocalName == "style":
                    Raw(text.Value);
                    break;
                case XText text:
                    Escape(text.Value);
                    break;
                default:
                    throw new InvalidOperationException($"a page holds elements and text, not {node.NodeType}");
            }
        }
    }

    /// <summary>HTML reads a style sheet without entities, so it cannot be escaped: it must not need it.</summary>
    private void Raw(string text)
    {
        if (text.AsSpan().IndexOfAny('<', '&') >= 0)
        {
            throw new InvalidOperationException("a style sheet must not hold '<' or '&'");
        }

        _text.Append('\n').Append(text);
    }

    private void Escape(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                _text.Append(c).Append(text[++i]);
                continue;
            }

            _ = c switch
            {
                '&' => _text.Append("&amp;"),
                '<' => _text.Append("&lt;"),
                '>' => _text.Append("&gt;"),
                '"' => _text.Append("&quot;"),
                '\'' => _text.Append("&#39;"),
                _ => _text.Append(XmlConvert.IsXmlChar(c) ? c : '\uFFFD'),
            };
        }
    }
}

using System.Globalization;
using System.Xml.Linq;

namespace BtcEvents.Reporting.Rendering;

/// <summary>
/// Short names for building a tree of elements. A tree, not text, so that every string from the data is escaped by the
/// one place that writes it and tags always balance.
/// </summary>
internal static class Markup
{
    /// <summary>Text of a figure that is absent.</summary>
    public const string Absent = "n/a";

    /// <summary>An element of attributes, text, elements and lists of them; null is nothing.</summary>
    public static XElement El(string name, params object?[] content) => new(name, content);

    /// <summary>A text attribute.</summary>
    public static XAttribute At(string name, string value) => new(name, value);

    /// <summary>A coordinate, to a hundredth of a pixel: finer cannot be seen and only makes the page larger.</summary>
    public static XAttribute At(string name, double value) => new(name, Coordinate(value));

    /// <summary>The class attribute.</summary>
    public static XAttribute Class(string value) => new("class", value);

    /// <summary>A number as SVG wants it. Adding 0.0 turns a rounded -0 into 0.</summary>
    public static string Coordinate(double value) =>
        (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A figure with its full precision beside what people read, so that nothing is lost in a copy.</summary>
    public static XElement Value(double? value, Func<double, string> format) =>
        value is { } number && !double.IsNaN(number)
            ? El("data", At("value", number.ToString("R", CultureInfo.InvariantCulture)), format(number))
            : El("span", Class("absent"), Absent);

    /// <summary>A name from the data, set as code.</summary>
    public static XElement Code(string text) => El("code", text);

    /// <summary>
    /// A small labelled mark such as a state; <paramref name="tone"/> is a class: good, bad, warn or quiet.
    /// </summary>
    public static XElement Tag(string text, string tone) => El("span", Class("tag " + tone), text);
}

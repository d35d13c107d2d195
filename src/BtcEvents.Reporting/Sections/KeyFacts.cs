using System.Xml.Linq;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Sections;

/// <summary>One figure of the row under the headline.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The figure.</param>
/// <param name="Note">What to hold it against.</param>
internal sealed record KeyFact(string Name, string Value, string Note);

/// <summary>The row of figures that a reader in a hurry takes away.</summary>
internal static class KeyFacts
{
    /// <summary>The row.</summary>
    public static XElement Row(params KeyFact[] facts) =>
        El(
            "dl",
            Class("facts"),
            facts.Select(f =>
                El(
                    "div",
                    El("dt", f.Name),
                    El("dd", El("span", Class("fact"), f.Value), El("span", Class("what"), f.Note))
                )
            )
        );
}

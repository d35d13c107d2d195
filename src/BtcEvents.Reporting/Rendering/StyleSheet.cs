using System.Text;

namespace BtcEvents.Reporting.Rendering;

/// <summary>
/// The style sheet, put together from the files of the Style folder that are built into this library.
/// </summary>
internal static class StyleSheet
{
    private static readonly string[] Files = ["colours.css", "page.css", "tables.css", "charts.css", "paper.css"];

    /// <summary>The text.</summary>
    public static string Text { get; } = Read();

    private static string Read()
    {
        var text = new StringBuilder();
        foreach (var file in Files)
        {
            using var stream =
                typeof(StyleSheet).Assembly.GetManifestResourceStream(file)
                ?? throw new InvalidOperationException($"the style sheet {file} is not built into the library");
            using var reader = new StreamReader(stream, Encoding.UTF8);
            text.Append(reader.ReadToEnd().ReplaceLineEndings("\n"));
        }

        return text.ToString();
    }
}

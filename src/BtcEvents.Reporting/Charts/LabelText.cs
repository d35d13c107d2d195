namespace BtcEvents.Reporting.Charts;

/// <summary>Fits names into the room there is. Widths are estimates: the font is the reader's own.</summary>
internal static class LabelText
{
    private const double LetterWidth = 7.2;

    /// <summary>Estimated width of a label, pixels.</summary>
    public static double Width(string text) => text.Length * LetterWidth;

    /// <summary>The text, cut with an ellipsis where it is wider than <paramref name="width"/>.</summary>
    public static string Shorten(string text, double width)
    {
        var letters = Math.Max(2, (int)(width / LetterWidth));
        if (text.Length <= letters)
        {
            return text;
        }

        var cut = char.IsHighSurrogate(text[letters - 2]) ? letters - 2 : letters - 1;
        return text[..cut] + "…";
    }
}

namespace BtcEvents.Reporting.Charts;

/// <summary>
/// The widths a chart is drawn at. Scaling one picture from desk to phone would make its letters unreadable, so a wide
/// chart is drawn twice and the style sheet shows the one that fits.
/// </summary>
/// <param name="Width">Pixels.</param>
/// <param name="Suffix">Makes identifiers of the two drawings differ; also the class that shows or hides it.</param>
internal sealed record ChartSize(double Width, string Suffix)
{
    /// <summary>The whole text column on a desk or on paper.</summary>
    public static readonly ChartSize Wide = new(880, "wide");

    /// <summary>The whole text column on a phone.</summary>
    public static readonly ChartSize Narrow = new(388, "narrow");

    /// <summary>Half of the column on a desk, the whole one on a phone.</summary>
    public static readonly ChartSize Half = new(424, "half");

    /// <summary>Whether there is room for a word more.</summary>
    public bool Roomy => Width > 600;
}

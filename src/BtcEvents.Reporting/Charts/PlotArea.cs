namespace BtcEvents.Reporting.Charts;

/// <summary>The picture and the rectangle inside its margins. Pixels at the natural size of the picture.</summary>
internal sealed record PlotArea(
    double Width,
    double Height,
    double MarginLeft,
    double MarginRight,
    double MarginTop,
    double MarginBottom
)
{
    /// <summary>Left end of the inner rectangle.</summary>
    public double Left => MarginLeft;

    /// <summary>Right end.</summary>
    public double Right => Width - MarginRight;

    /// <summary>Top end.</summary>
    public double Top => MarginTop;

    /// <summary>Bottom end.</summary>
    public double Bottom => Height - MarginBottom;

    /// <summary>A vertical scale that encloses the ticks, large values on top.</summary>
    public LinearScale Vertical(NiceTicks ticks) => new(ticks.First, ticks.Last, Bottom, Top);

    /// <summary>A horizontal scale that encloses the ticks.</summary>
    public LinearScale Horizontal(NiceTicks ticks) => new(ticks.First, ticks.Last, Left, Right);
}

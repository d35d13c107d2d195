namespace BtcEvents.Reporting.Charts;

/// <summary>Keeps labels beside the ends of lines apart.</summary>
internal static class LabelSpread
{
    /// <summary>
    /// Places near the wanted ones, in the same order, at least <paramref name="gap"/> apart and between the ends as
    /// far as there is room: pushes down from the top, then back up from the bottom.
    /// </summary>
    public static double[] Apart(IReadOnlyList<double> wanted, double gap, double top, double bottom)
    {
        int[] order = [.. Enumerable.Range(0, wanted.Count).OrderBy(i => wanted[i])];
        var placed = new double[wanted.Count];
        var floor = top;
        foreach (var i in order)
        {
            placed[i] = Math.Max(wanted[i], floor);
            floor = placed[i] + gap;
        }

        var ceiling = bottom;
        foreach (var i in order.Reverse())
        {
            placed[i] = Math.Min(placed[i], ceiling);
            ceiling = placed[i] - gap;
        }

        return placed;
    }
}

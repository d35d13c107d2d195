namespace BtcEvents.ServerTests.Observability.Sketches;

/// <summary>Where times and values are in a chart.</summary>
internal sealed record ChartScale(Area Area, double First, double Last, double Lowest, double Highest, double Tick)
{
    private const int Ticking = 4;
    private const double MiB = 1024 * 1024;

    /// <summary>Values with a line across.</summary>
    public IEnumerable<double> Ticks
    {
        get
        {
            for (var step = Math.Ceiling(Lowest / Tick); step * Tick <= Highest + (Tick / 1_000); step++)
            {
                yield return step * Tick;
            }
        }
    }

    /// <summary>The scale that holds all lines, over the time and with the ends that the panel says.</summary>
    public static ChartScale Of(Area area, PanelView view, IReadOnlyList<AnswerLine> lines)
    {
        var panel = view.Panel;
        var values = lines.SelectMany(line => line.Points).Select(point => point.Value).ToList();
        if ((string?)panel.Of("", "custom.drawStyle") == "bars")
        {
            values.Add(0);
        }

        var lowest = (double?)panel.Of("", "min") ?? values.Min();
        var highest = (double?)panel.Of("", "max") ?? values.Max();
        var span = highest > lowest ? highest - lowest : Math.Max(1, Math.Abs(highest));
        var tick = (string?)panel.Of("", "unit") == "bytes" ? NiceStep(span / MiB) * MiB : NiceStep(span);
        return new(
            area,
            view.Scope.From.ToUnixTimeSeconds(),
            view.Scope.To.ToUnixTimeSeconds(),
            Math.Floor(lowest / tick) * tick,
            Math.Max(Math.Ceiling(highest / tick), Math.Floor(lowest / tick) + 1) * tick,
            tick
        );
    }

    /// <summary>The place of a point.</summary>
    public (double X, double Y) At(double time, double value) =>
        (
            Area.X + ((time - First) / (Last - First) * Area.Width),
            Area.Bottom - ((value - Lowest) / (Highest - Lowest) * Area.Height)
        );

    /// <summary>Parts of a line without a gap: more than its usual step.</summary>
    public IEnumerable<IReadOnlyList<(double Time, double Value)>> Unbroken(
        IReadOnlyList<(double Time, double Value)> points
    )
    {
        var usual = points.Zip(points.Skip(1), (one, next) => next.Time - one.Time).Order().ToList();
        var gap = usual.Count == 0 ? double.MaxValue : 1.5 * usual[usual.Count / 2];
        var part = new List<(double Time, double Value)>();
        foreach (var point in points)
        {
            if (part.Count > 0 && point.Time - part[^1].Time > gap)
            {
                yield return part;
                part = [];
            }

            part.Add(point);
        }

        yield return part;
    }

    private static double NiceStep(double span)
    {
        var rough = span / Ticking;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power
            * (rough / power) switch
            {
                <= 1 => 1,
                <= 2 => 2,
                <= 5 => 5,
                _ => 10,
            };
    }
}

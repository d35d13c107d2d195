using System.Text;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Charts;

/// <summary>
/// Path data for lines and bands. Where a coordinate is NaN the line breaks, so that a hole in the data stays one.
/// </summary>
internal static class LinePath
{
    /// <summary>A line through points.</summary>
    public static string Through(IEnumerable<(double X, double Y)> points)
    {
        var path = new StringBuilder();
        var open = false;
        foreach (var (x, y) in points)
        {
            if (double.IsNaN(x) || double.IsNaN(y))
            {
                open = false;
                continue;
            }

            path.Append(open ? 'L' : 'M').Append(Coordinate(x)).Append(' ').Append(Coordinate(y));
            open = true;
        }

        return path.ToString();
    }

    /// <summary>The area between a lower and an upper line; one closed piece per unbroken run.</summary>
    public static string Between(IEnumerable<(double X, double Low, double High)> points)
    {
        var path = new StringBuilder();
        var run = new List<(double X, double Low, double High)>();
        foreach (var point in points)
        {
            if (double.IsNaN(point.X + point.Low + point.High))
            {
                Close(path, run);
                continue;
            }

            run.Add(point);
        }

        Close(path, run);
        return path.ToString();
    }

    private static void Close(StringBuilder path, List<(double X, double Low, double High)> run)
    {
        // A run of one month has no width: the caller draws slots wide enough to be seen.
        if (run.Count > 0)
        {
            var around = run.Select(p => (p.X, p.High)).Concat(run.AsEnumerable().Reverse().Select(p => (p.X, p.Low)));
            path.Append(Through(around)).Append('Z');
        }

        run.Clear();
    }
}

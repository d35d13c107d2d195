namespace BtcEvents.Benchmarks;

/// <summary>A figure and what it is to be.</summary>
/// <param name="Key">Name for machines.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Met">Whether it is what it is to be.</param>
/// <param name="Line">Sentence for people.</param>
internal sealed record Aim(string Key, double Figure, bool Met, string Line)
{
    internal static Aim AtLeast(string key, string title, double figure, double bound) =>
        Of(key, title, figure, "at least", bound, figure >= bound);

    internal static Aim AtMost(string key, string title, double figure, double bound) =>
        Of(key, title, figure, "at most", bound, figure <= bound);

    private static Aim Of(string key, string title, double figure, string side, double bound, bool met) =>
        new(key, figure, met, $"{title}: {figure:F2} (aim: {side} {bound}): {(met ? "met" : "MISSED")}");
}

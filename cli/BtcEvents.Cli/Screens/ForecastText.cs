using BtcEvents.Contracts;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>What there is to say of a forecast beside its number and interval.</summary>
internal static class ForecastText
{
    /// <summary>The change and its interval, as markup.</summary>
    public static string Headline(
        string subject,
        double change,
        double coverage,
        (double Lower, double Upper) interval
    ) => $"[bold]{subject}: {Text.Percent(change)}[/] against the month before, {Interval(coverage, interval)}";

    /// <summary>The interval of a change.</summary>
    public static string Interval(double coverage, (double Lower, double Upper) interval) =>
        $"{100 * coverage:0.#} % interval {Text.Percent(interval.Lower)} to {Text.Percent(interval.Upper)}";

    /// <summary>Means that changes against a mean come to: no price lies below nothing.</summary>
    public static string Means(double before, string currency, double change, (double Lower, double Upper) interval)
    {
        string Mean(double percent) => Text.Price(Math.Max(0, before * (1 + (percent / 100))), currency);
        return $"Mean close {Mean(change)} ({Mean(interval.Lower)} to {Mean(interval.Upper)})";
    }

    /// <summary>What of it had happened before the month; null where that is not known.</summary>
    public static string? Parts(double change, double? happened, DateOnly asOf) =>
        happened is { } part
            ? $"Of it {Text.Percent(part)} had happened by {asOf:yyyy-MM-dd}; {Text.Percent(change - part)} is "
                + "expected to come"
            : null;

    /// <summary>How likely a rise is, and how far the tails reach; null where that is not known.</summary>
    public static string? Odds(ForecastDistribution? distribution) =>
        distribution is { Quantiles: [var lowest, .., var highest] }
            ? Odds(
                distribution.ProbabilityUp,
                (lowest.Level, lowest.ChangePercent),
                (highest.Level, highest.ChangePercent)
            )
            : null;

    /// <summary>How likely a rise is, and how far two quantiles reach.</summary>
    public static string Odds(double up, (double Level, double Change) low, (double Level, double Change) high) =>
        $"A rise has a probability of {100 * up:0} %; {100 * low.Level:0} % lie below {Text.Percent(low.Change)}, "
        + $"{100 * (1 - high.Level):0} % above {Text.Percent(high.Change)}";

    public static void Show(double change, double? happened, DateOnly asOf, ForecastDistribution? distribution)
    {
        foreach (var line in new[] { Parts(change, happened, asOf), Odds(distribution) })
        {
            if (line is not null)
            {
                AnsiConsole.MarkupLine(Markup.Escape(line));
            }
        }
    }
}

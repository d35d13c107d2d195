using BtcEvents.Contracts;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>What there is to say of a forecast beside its number and interval.</summary>
internal static class ForecastText
{
    /// <summary>What of it had happened before the month; null where that is not known.</summary>
    public static string? Parts(double change, double? happened, DateOnly asOf) =>
        happened is { } part
            ? $"Of it {Text.Percent(part)} had happened by {asOf:yyyy-MM-dd}; {Text.Percent(change - part)} is "
                + "expected to come"
            : null;

    /// <summary>How likely a rise is, and how far the tails reach; null where that is not known.</summary>
    public static string? Odds(ForecastDistribution? distribution) =>
        distribution is { Quantiles: [var lowest, .., var highest] }
            ? $"A rise has a probability of {100 * distribution.ProbabilityUp:0} %; {100 * lowest.Level:0} % lie below "
                + $"{Text.Percent(lowest.ChangePercent)}, {100 * (1 - highest.Level):0} % above "
                + $"{Text.Percent(highest.ChangePercent)}"
            : null;

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

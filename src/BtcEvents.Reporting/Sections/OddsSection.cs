using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Sections;

/// <summary>How likely other changes than the forecast one are.</summary>
internal static class OddsSection
{
    // Of the nineteen that are kept: more say no more to a reader.
    private static readonly double[] Shown = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];

    /// <summary>The section; null where the forecast does not say it.</summary>
    public static Section? Of(CycleReport report)
    {
        var forecast = report.Forecast;
        return forecast.ProbabilityUp is not { } up || forecast.Quantiles.Count == 0
            ? null
            : new(
                "odds",
                "How likely",
                $"The probability that the mean rises is {NumberText.Percent(100 * up, 0)}.",
                new DataTable<QuantileLine>(
                    "Changes of the monthly mean close, and the probability that it stays below them",
                    report.Simulated,
                    new Column<QuantileLine>("Probability", q => NumberText.Level(q.Level)),
                    new("Change below", q => Value(q.ChangePercent, NumberText.Change), true),
                    new(
                        "Mean close below",
                        q => Value(forecast.Implied(q.ChangePercent), v => NumberText.Price(v, forecast.Currency)),
                        true
                    )
                ).Of([.. forecast.Quantiles.Where(q => Shown.Any(level => Math.Abs(level - q.Level) < 1e-9))])
            );
    }
}

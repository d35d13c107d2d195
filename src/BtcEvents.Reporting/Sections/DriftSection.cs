using BtcEvents.Forecasting;
using BtcEvents.Reporting.Charts;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Sections;

/// <summary>Whether the recent months still look like those the model learnt from.</summary>
internal static class DriftSection
{
    private const double Watch = 0.1;
    private const double Alarm = 0.25;

    /// <summary>The section.</summary>
    public static Section Of(CycleReport report) =>
        new(
            "drift",
            "Drift",
            "KS is the largest distance between two cumulative distributions, PSI how much weight moved between bins.",
            El(
                "p",
                Class("verdict"),
                Tag(report.Drift.Verdict, Tone(report.Drift.Verdict)),
                " ",
                Reading(report.Drift)
            ),
            Table(report)
                .Of([
                    .. report
                        .Drift.Features.OrderByDescending(f => f.StabilityIndex ?? double.MinValue)
                        .ThenByDescending(f => f.KolmogorovSmirnov ?? double.MinValue),
                ])
        );

    private static string Reading(DriftRecord drift)
    {
        if (drift.Features.Count == 0)
        {
            return "No feature was checked.";
        }

        var drifted = drift.Features.Count(f => f.Verdict == DriftRecord.Drifted);
        var sentence = $"{drifted} of {NumberText.Count(drift.Features.Count, "feature")} drifted";
        var strongest = drift
            .Features.Where(f => f.StabilityIndex is { } index && !double.IsNaN(index))
            .MaxBy(f => f.StabilityIndex);
        return strongest is { StabilityIndex: { } psi }
            ? $"{sentence}; the largest PSI is {NumberText.Plain(psi)} ({strongest.Feature})."
            : sentence + ".";
    }

    private static DataTable<DriftEntry> Table(CycleReport report)
    {
        var most = report
            .Drift.Features.Select(f => f.StabilityIndex ?? 0)
            .Where(Extent.Drawable)
            .Append(2 * Alarm)
            .Max();
        return new(
            "Recent months against training months; strokes on the PSI bars stand at 0.1 (watch) and 0.25 (drift)",
            report.Simulated,
            new Column<DriftEntry>("Feature", f => Code(f.Feature)),
            new(
                "KS",
                f =>
                    new object?[]
                    {
                        SparkBar.Of(f.KolmogorovSmirnov, 1, "bar-quiet"),
                        " ",
                        Value(f.KolmogorovSmirnov, v => NumberText.Plain(v)),
                    },
                true
            ),
            new("p", f => Value(f.PValue, v => v is > 0 and < 0.001 ? "< 0.001" : NumberText.Plain(v, 3)), true),
            new(
                "PSI",
                f =>
                    new object?[]
                    {
                        SparkBar.Of(f.StabilityIndex, most, PsiStyle(f.StabilityIndex), Watch, Alarm),
                        " ",
                        Value(f.StabilityIndex, v => NumberText.Plain(v)),
                    },
                true
            ),
            new("Moved", f => Moved(f.Shift)),
            new("Verdict", f => Tag(f.Verdict, Tone(f.Verdict)))
        );
    }

    private static string Moved(double? shift) =>
        shift is null or 0 ? ""
        : shift > 0 ? "up"
        : "down";

    private static string PsiStyle(double? psi) => psi >= Alarm ? "miss-bar" : "forecast-bar";

    private static string Tone(string verdict) =>
        verdict switch
        {
            "none" => "good",
            "some" => "warn",
            DriftRecord.Drifted => "bad",
            _ => "quiet",
        };
}

using BtcEvents.Features;
using BtcEvents.Learning.Drift;

namespace BtcEvents.Forecasting;

/// <summary>Compares the most recent months of the champion's features with the months before them.</summary>
internal static class DriftWatch
{
    /// <summary>Months whose values are compared with the older ones.</summary>
    public const int RecentMonths = 12;

    /// <summary>
    /// Judges what a selection chose. What is read in any case is left out: the level of a volatility always differs
    /// from its past, and no other selection would mend it.
    /// </summary>
    public static DriftRecord Judge(LearningRows all)
    {
        var chosen = all.Features.Where(f => FeatureCatalogue.Find(f)?.IsReserved != true).ToList();
        var rows = chosen.Count == all.Features.Length ? all : new LearningRows(all.Table, chosen);
        var split = Math.Max(0, rows.Months - RecentMonths);
        var report = new DriftDetector(new()).Judge(
            rows.Calendar.Slice(0, split),
            rows.Calendar.Slice(split, rows.Months)
        );
        return new()
        {
            Verdict = Text(report.Verdict),
            Reason = report.Reason,
            Features =
            [
                .. report.Features.Select(f => new DriftEntry(
                    f.Feature,
                    Text(f.Verdict),
                    f.KolmogorovSmirnov,
                    f.AdjustedPValue,
                    f.StabilityIndex,
                    f.MedianShift
                )),
            ],
        };
    }

    private static string Text(DriftVerdict verdict) =>
        verdict switch
        {
            DriftVerdict.None => "none",
            DriftVerdict.Some => "some",
            DriftVerdict.Drift => DriftRecord.Drifted,
            _ => "not enough data",
        };
}

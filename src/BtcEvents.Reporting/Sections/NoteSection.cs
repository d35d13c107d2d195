using System.Xml.Linq;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Sections;

/// <summary>What the words mean, on the page itself, since it may be read far from the project.</summary>
internal static class NoteSection
{
    private static readonly (string Word, string Meaning)[] Words =
    [
        ("Target", "100 × (mean daily close of the month ÷ mean daily close of the month before − 1), percent."),
        (
            "Interval",
            "Student’s t about the forecast, as wide as days of the present volatility without memory would make "
                + "it, corrected by how the forecasts of the past erred."
        ),
        (
            "RMSE, MAE",
            "Root mean squared and mean absolute error, percentage points; out of sample unless said otherwise."
        ),
        (
            "R²",
            "1 less the squared error over the squared deviations of the outcomes from their mean. Below zero is "
                + "worse than that mean."
        ),
        ("SMAPE", "Mean of 200 × |forecast − actual| ÷ (|forecast| + |actual|), percent."),
        ("Direction", "Share of months in which forecast and outcome have the same sign."),
        (
            "End-of-month",
            "Baseline: the price stays where it was at the end of the month before, which fixes about half of the "
                + "change of the mean. With drift: plus the shrunk mean of what came beside it."
        ),
        ("Zero, carry", "Baselines: no change of the mean at all; the change of the month before comes once more."),
    ];

    /// <summary>The section.</summary>
    public static Section Of() =>
        new(
            "notes",
            "Notes",
            "A statistical forecast of one noisy series. It is not advice to trade: on bitcoin’s months of 2018 to "
                + "2025 no strategy on such forecasts beat holding significantly.",
            El("dl", Class("notes"), Words.Select(w => new[] { El("dt", w.Word), El("dd", w.Meaning) }))
        );
}

using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Sections;

/// <summary>What training gains over the best forecast that needs none.</summary>
internal static class MarginSection
{
    /// <summary>The section.</summary>
    public static Section Of(CycleReport report) =>
        new(
            "margin",
            "Margin",
            "What training gains over the best forecast that needs none.",
            El("p", Class("verdict"), Reading(report.Leaderboard))
        );

    private static string Reading(IReadOnlyList<LeaderboardRow> rows) =>
        rows.FirstOrDefault(row => row.Champion) is { } champion
        && rows.Where(row => row.Baseline).MinBy(row => row.Rmse) is { } baseline
            ? $"RMSE {NumberText.Plain(champion.Rmse)} of {champion.Name}, "
                + $"{NumberText.Plain(baseline.Rmse)} of {baseline.Name}."
            : "There is nothing to compare.";
}

using System.Xml.Linq;
using BtcEvents.Reporting.Charts;
using BtcEvents.Reporting.Rendering;
using static BtcEvents.Reporting.Rendering.Markup;

namespace BtcEvents.Reporting.Sections;

/// <summary>Candidates against baselines.</summary>
internal static class LeaderboardSection
{
    /// <summary>The section of a cycle.</summary>
    public static Section Of(CycleReport report) =>
        new(
            "leaderboard",
            "Leaderboard",
            "A model must be told from the last close, or it is not promoted; who forecasts then is the robust choice.",
            El(
                "p",
                Class("verdict"),
                Tag(report.Promoted ? "promoted" : "not promoted", report.Promoted ? "good" : "quiet"),
                " ",
                El("strong", report.Champion),
                " forecasts. ",
                report.PromotionReason
            ),
            Content(report.Leaderboard, "forecasts", report.Simulated)
        );

    /// <summary>The section of a backtest: the forecasts as one row among the baselines.</summary>
    public static Section Of(BacktestReport report) =>
        new(
            "baselines",
            "Baselines",
            "End-of-month says that the price stays where it was when the month before ended; with drift it also "
                + "expects what came on average beside that. Zero says that the mean does not change, carry that its "
                + "last change comes once more. Only the first two are hard to beat.",
            Content(
                [
                    new("this model", report.Scores) { Champion = true },
                    .. report.Baselines.Select(b => b with { Baseline = true }),
                ],
                "under test",
                report.Simulated
            )
        );

    private static XElement[] Content(IReadOnlyList<LeaderboardRow> rows, string own, bool simulated)
    {
        var trained = rows.Any(r => r.TrainRmse is not null);
        var figure = new Figure(
            "leaderboard-chart",
            Reading(rows),
            $"RMSE out of sample (dot){(trained ? " and on the training rows (ring)" : "")}, percentage points",
            simulated
        );
        var drawable = rows.Any(r => Extent.Drawable(r.Rmse));
        return
        [
            drawable ? figure.Across(new LeaderboardChart(rows).Draw) : figure.Bare(),
            Table(own, trained, simulated)
                .Of([
                    .. rows.OrderBy(r => double.IsNaN(r.Rmse))
                        .ThenBy(r => r.Rmse)
                        .ThenBy(r => r.Name, StringComparer.Ordinal),
                ]),
        ];
    }

    private static string Reading(IReadOnlyList<LeaderboardRow> rows)
    {
        var own =
            rows.FirstOrDefault(r => r.Champion)
            ?? rows.Where(r => !r.Baseline && !double.IsNaN(r.Rmse)).MinBy(r => r.Rmse);
        var best = rows.Where(r => r.Baseline && !double.IsNaN(r.Rmse)).MinBy(r => r.Rmse);
        if (own is null || best is null || !(best.Rmse > 0) || !double.IsFinite(own.Rmse / best.Rmse))
        {
            return own is null
                ? "No candidate was judged."
                : $"The RMSE of {own.Name} is {NumberText.Plain(own.Rmse)} points; there is no baseline to compare.";
        }

        var gain = 1 - (own.Rmse / best.Rmse);
        return $"With an RMSE of {NumberText.Plain(own.Rmse)} points {own.Name} errs "
            + $"{NumberText.Share(Math.Abs(gain))} "
            + $"{(gain < 0 ? "more" : "less")} than the best baseline ({best.Name}, {NumberText.Plain(best.Rmse)}).";
    }

    private static DataTable<LeaderboardRow> Table(string own, bool trained, bool simulated) =>
        new(
            "Scores over the same out-of-sample months",
            simulated,
            [.. Scores(own), .. trained ? [Training] : Array.Empty<Column<LeaderboardRow>>()]
        )
        {
            Style = r => r.Champion ? "champion" : null,
        };

    private static Column<LeaderboardRow> Training { get; } =
        new("RMSE, training", r => Value(r.TrainRmse, v => NumberText.Plain(v)), true);

    private static Column<LeaderboardRow>[] Scores(string own) =>
        [
            new("Name", r => new object?[] { r.Name, " ", Mark(r, own) }),
            new("RMSE", r => Value(r.Rmse, v => NumberText.Plain(v)), true),
            new("MAE", r => Value(r.Scores.Mae, v => NumberText.Plain(v)), true),
            new("R²", r => Value(r.Scores.R2, v => NumberText.Plain(v)), true),
            new("SMAPE", r => Value(r.Scores.Smape, v => NumberText.Percent(v, 1)), true),
            new("Direction", r => Value(r.Scores.DirectionalAccuracy, NumberText.Share), true),
        ];

    private static XElement? Mark(LeaderboardRow row, string own) =>
        row.Champion ? Tag(own, "good")
        : row.Baseline ? Tag("baseline", "quiet")
        : null;
}

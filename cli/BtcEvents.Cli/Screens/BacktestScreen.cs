using BtcEvents.Forecasting;
using BtcEvents.Learning.Evaluation;
using BtcEvents.Market;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>Outcome of a backtest.</summary>
internal static class BacktestScreen
{
    /// <summary>The months, and how good they were.</summary>
    public static void Show(BacktestResult result, IReadOnlyList<CheckFinding> findings)
    {
        DataLines.Show(result.Simulated, findings);
        var table = new Table()
            .RoundedBorder()
            .AddColumns("Month", "Happened", "Last close", "Forecast", "Interval", "Model");
        foreach (var row in result.Rows)
        {
            var held = row.Held == false ? "[red]missed[/]" : "";
            table.AddRow(
                row.Month,
                row.Actual is { } actual ? Text.Percent(actual) : "-",
                double.IsFinite(row.EndOfMonth) ? Text.Percent(row.EndOfMonth) : "-",
                Text.Percent(row.Forecast),
                $"{Text.Percent(row.Lower)} to {Text.Percent(row.Upper)} {held}",
                row.Model
            );
        }

        AnsiConsole.Write(table);
        Scores(result);
        Skill(result);
    }

    /// <summary>The last line.</summary>
    public static void ShowEnd(BacktestResult result, double seconds, int kept) =>
        AnsiConsole.WriteLine(
            $"{Text.Count(result.Rows.Count, "month")} in {seconds:0.0} s; the interval held "
                + $"{Text.Share(result.IntervalCoverage)} of the outcomes"
                + Text.Kept(kept)
        );

    private static void Scores(BacktestResult result)
    {
        var table = new Table().RoundedBorder().AddColumns("", "RMSE", "MAE", "R2", "Direction", "SMAPE");
        foreach (
            var (name, scores) in new (string, ForecastScores?)[]
            {
                ("[bold]forecast[/]", result.Scores),
                ("end-of-month", result.EndOfMonth),
                ("end-of-month-drift", result.EndOfMonthDrift),
                ("zero", result.Zero),
                ("carry", result.CarriedOn),
            }
        )
        {
            table.AddRow(
                name,
                Text.Number(scores?.Rmse),
                Text.Number(scores?.Mae),
                Text.Number(scores?.R2, "0.000"),
                Text.Share(scores?.DirectionalAccuracy),
                Text.Number(scores?.Smape, "0.0")
            );
        }

        AnsiConsole.Write(table);
    }

    private static void Skill(BacktestResult result)
    {
        if (result.SkillOverEndOfMonth is { } skill)
        {
            var p = result.PValue is { } value ? $", p {Text.Number(value)} two-sided" : "";
            AnsiConsole.WriteLine(
                $"Skill over end-of-month {Text.Number(skill, "+0.000;-0.000")} (1 less the ratio of squared "
                    + $"errors{p}); interval score {Text.Number(result.IntervalScore)}, CRPS {Text.Number(result.Crps)}"
            );
        }
    }
}

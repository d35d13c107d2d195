using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Market;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>What a cycle found, once it has ended.</summary>
internal static class OutcomeScreen
{
    /// <summary>Shows it.</summary>
    /// <param name="outcome">The cycle.</param>
    /// <param name="report">Where its report is; null where that is told elsewhere.</param>
    /// <param name="option">What an advised command needs to mean the same stores.</param>
    public static void Show(CycleOutcome outcome, string? report, string option)
    {
        if (!outcome.IsCompleted)
        {
            AnsiConsole.MarkupLine(
                $"{Text.State(outcome.Status.State)} at {outcome.Status.Stage}: "
                    + $"{Markup.Escape(outcome.Status.Reason ?? "")}"
            );
            return;
        }

        Findings(outcome.Find<DataUpdated>());
        if (outcome.Find<ModelTrained>() is { } trained)
        {
            Leaderboard(trained);
        }

        if (outcome.Find<ForecastMade>() is { } forecast)
        {
            Forecast(forecast, option);
        }

        if (report is not null)
        {
            AnsiConsole.WriteLine($"Report: {report}");
        }
    }

    private static void Findings(DataUpdated? data)
    {
        foreach (var finding in data?.Findings ?? [])
        {
            AnsiConsole.MarkupLine($"[yellow]{finding.Severity}[/] {Markup.Escape(finding.Message)}");
        }
    }

    private static void Leaderboard(ModelTrained trained)
    {
        var table = Text.Figures("Model", "RMSE", "MAE", "R2", "Direction", "SMAPE", "Train RMSE")
            .Title("Candidates and [grey]baselines[/], out of sample");
        foreach (var score in trained.Leaderboard)
        {
            var name =
                score.Name == trained.Algorithm ? $"[bold green]{score.Name}[/]"
                : score.Baseline ? $"[grey]{score.Name}[/]"
                : score.Name;
            table.AddRow(
                name,
                Text.Number(score.Rmse),
                Text.Number(score.Mae),
                Text.Number(score.R2),
                Text.Share(score.DirectionalAccuracy),
                Text.Number(score.Smape, "0.0"),
                Text.Number(score.TrainRmse)
            );
        }

        AnsiConsole.Write(table);
        AnsiConsole.MarkupLine(
            $"{(trained.Promoted ? "[green]promoted[/]" : "[yellow]not promoted[/]")}: "
                + $"{Markup.Escape(trained.PromotionReason)}"
        );
        AnsiConsole.MarkupLine($"drift: {Markup.Escape(trained.Drift)}");
    }

    private static void Forecast(ForecastMade forecast, string option)
    {
        if (forecast.Simulated)
        {
            AnsiConsole.MarkupLine(Text.SimulatedMark);
        }

        foreach (var doubt in forecast.Doubts)
        {
            AnsiConsole.MarkupLine($"[yellow]warn[/] {Markup.Escape(doubt)}");
        }

        var currency = TradingPair.Parse(forecast.Cycle.Symbol).Currency;
        AnsiConsole.MarkupLine(
            ForecastText.Headline(
                $"{forecast.Cycle.Symbol} {forecast.Cycle.Month}",
                forecast.ChangePercent,
                forecast.Coverage,
                (forecast.Lower, forecast.Upper)
            )
        );
        ForecastText.Show(
            forecast.ChangePercent,
            forecast.AlreadyHappenedPercent,
            forecast.Cycle.AsOf,
            forecast.Distribution
        );

        var means = ForecastText.Means(
            forecast.BaseMeanClose,
            currency,
            forecast.ChangePercent,
            (forecast.Lower, forecast.Upper)
        );
        AnsiConsole.MarkupLine($"{means}, by {forecast.Algorithm}");
        // On a line of its own, which no terminal breaks for us, so that it can be copied.
        Console.WriteLine($"Why: btc explain {forecast.ForecastId}{option}");
    }
}

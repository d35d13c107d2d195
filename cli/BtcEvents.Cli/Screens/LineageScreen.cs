using BtcEvents.Cycles;
using BtcEvents.Features;
using BtcEvents.Storage;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>Where a forecast comes from.</summary>
internal static class LineageScreen
{
    public static void Show(ForecastLineage lineage, IntervalDocument? interval)
    {
        var forecast = lineage.Forecast;
        if (forecast.Simulated)
        {
            AnsiConsole.MarkupLine(Text.SimulatedMark);
        }

        var grid = new Grid().AddColumn().AddColumn();
        Forecast(grid, forecast, interval);
        Origin(grid, lineage);
        AnsiConsole.Write(grid);
        Features(lineage);
        Payloads(lineage);
        Facts(lineage);
    }

    private static void Forecast(Grid grid, StoredForecast forecast, IntervalDocument? interval)
    {
        grid.AddRow(
            "Forecast",
            $"{forecast.ForecastId}: {Text.Percent(forecast.ChangePercent)} ({Text.Percent(forecast.Lower)} to "
                + $"{Text.Percent(forecast.Upper)}, {100 * forecast.Coverage:0} %)"
        );
        string?[] odds =
        [
            interval is null
                ? null
                : $"{100 * interval.Coverage:0.##} % interval {Text.Percent(interval.Lower)} to "
                    + Text.Percent(interval.Upper),
            ForecastText.Parts(forecast.ChangePercent, forecast.AlreadyHappenedPercent, forecast.AsOf),
            ForecastText.Odds(forecast.Distribution),
        ];
        foreach (var line in odds.Where(line => line is not null))
        {
            grid.AddRow("", line!);
        }
    }

    private static void Origin(Grid grid, ForecastLineage lineage)
    {
        var forecast = lineage.Forecast;
        grid.AddRow("Data up to", $"{forecast.AsOf:yyyy-MM-dd}");
        if (lineage.Inputs is { } inputs)
        {
            grid.AddRow("Began with", inputs.Champion ?? "no champion of earlier cycles");
            grid.AddRow("", inputs.FeatureSet ?? "no feature set of earlier cycles");
        }

        grid.AddRow("Dataset digest", forecast.DatasetDigest);
        grid.AddRow("Feature table", forecast.Table);
        grid.AddRow("Feature set", $"{forecast.FeatureSet} (selected on data up to {lineage.Set.AsOf:yyyy-MM-dd})");
        grid.AddRow("Model", forecast.Model);
        grid.AddRow(
            "Recipe",
            Markup.Escape(lineage.Training.Recipe?.ToString() ?? $"baseline {lineage.Training.Champion}")
        );
        grid.AddRow("Chosen because", Markup.Escape(lineage.Training.PromotionReason));
        grid.AddRow(
            "Trained on",
            $"{lineage.Training.TrainingMonths} months, seed {lineage.Training.Seed}, judged on "
                + $"{lineage.Training.History.Count} months"
        );
    }

    private static void Features(ForecastLineage lineage)
    {
        var table = new Table()
            .RoundedBorder()
            .Title("Features of the model")
            .AddColumns("Feature", "What it is", "Kept because");
        foreach (var feature in lineage.Training.Features)
        {
            table.AddRow(
                feature,
                Markup.Escape(FeatureCatalogue.Describe(feature)),
                Markup.Escape(Reason(lineage, feature))
            );
        }

        AnsiConsole.Write(table);
        var dropped = lineage.Set.Verdicts.Where(v => !v.Kept).ToList();
        AnsiConsole.MarkupLine($"[grey]{dropped.Count} features were dropped; --json lists each with its reason.[/]");
    }

    private static string Reason(ForecastLineage lineage, string feature) =>
        lineage.Set.Verdicts.LastOrDefault(v => v.Feature == feature)?.Reason
        ?? (
            FeatureCatalogue.Find(feature)?.IsReserved == true
                ? "read by the momentum rule and the interval in any case"
                : "of an earlier feature set"
        );

    private static void Payloads(ForecastLineage lineage)
    {
        var table = new Table()
            .RoundedBorder()
            .Title("Raw payloads")
            .AddColumns("Series", "Rows", "First", "Last", "Payload");
        foreach (var series in lineage.Data?.Series ?? [])
        {
            table.AddRow(
                series.Series,
                $"{series.Rows:N0}",
                $"{series.First:yyyy-MM-dd}",
                $"{series.Last:yyyy-MM-dd}",
                series.Payload
            );
        }

        AnsiConsole.Write(table);
    }

    private static void Facts(ForecastLineage lineage)
    {
        var table = new Table()
            .RoundedBorder()
            .Title("Facts in order")
            .AddColumns("Occurred (UTC)", "Fact", "Message", "Caused by");
        foreach (var fact in lineage.Facts)
        {
            table.AddRow(
                $"{fact.Body.OccurredAt:yyyy-MM-dd HH:mm:ss.fff}",
                fact.Fact,
                $"{fact.MessageId}",
                $"{fact.Causation}"
            );
        }

        AnsiConsole.Write(table);
    }
}

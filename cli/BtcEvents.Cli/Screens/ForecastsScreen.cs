using BtcEvents.Cli.Distributed;
using BtcEvents.Storage;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>The forecasts of the stores.</summary>
internal static class ForecastsScreen
{
    public static void Show(IReadOnlyList<StoredForecast> forecasts, ReadStores stores)
    {
        StoresLine.Show(stores);
        if (forecasts.Count == 0)
        {
            AnsiConsole.WriteLine($"No forecast was made there yet: '{stores.FirstCycle}' makes one.");
            return;
        }

        var table = new Table().RoundedBorder();
        table.AddColumns("Forecast", "Change", "Interval", "Happened", "Model", "Made (UTC)");
        foreach (var forecast in forecasts)
        {
            table.AddRow(
                forecast.ForecastId + (forecast.Simulated ? " [black on yellow]SIMULATED[/]" : ""),
                Text.Percent(forecast.ChangePercent),
                $"{Text.Percent(forecast.Lower)} to {Text.Percent(forecast.Upper)}",
                forecast.Actual is { } actual ? Text.Percent(actual) : "[grey]not known yet[/]",
                forecast.Algorithm,
                $"{forecast.MadeAt:yyyy-MM-dd HH:mm:ss}"
            );
        }

        AnsiConsole.Write(table);
    }
}

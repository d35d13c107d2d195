using BtcEvents.Cli.Distributed;
using BtcEvents.Storage;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>The forecasts of the stores, a line each that fits a narrow terminal.</summary>
internal static class ForecastsScreen
{
    private const string NotKnown = "-";

    public static void Show(IReadOnlyList<StoredForecast> forecasts, ReadStores stores)
    {
        StoresLine.Show(stores);
        if (forecasts.Count == 0)
        {
            Console.WriteLine($"No such forecast was made there yet: '{stores.FirstCycle}' makes one.");
            return;
        }

        if (forecasts.Any(forecast => forecast.Simulated))
        {
            AnsiConsole.MarkupLine(Text.SimulatedMark);
        }

        var ids = Math.Max("Forecast".Length, forecasts.Max(forecast => forecast.ForecastId.Length));
        var algorithms = Math.Max("Algorithm".Length, forecasts.Max(forecast => forecast.Algorithm.Length));
        Console.WriteLine(
            $"{"Forecast".PadRight(ids)}  Change        Interval  Happened  {"Algorithm".PadRight(algorithms)}  "
                + "Made (UTC)"
        );
        foreach (var forecast in forecasts)
        {
            var interval = $"{Text.Points(forecast.Lower)} to {Text.Points(forecast.Upper)}";
            var happened = forecast.Actual is { } actual ? Text.Points(actual) : NotKnown;
            Console.WriteLine(
                $"{forecast.ForecastId.PadRight(ids)}  {Text.Points(forecast.ChangePercent), 6}  {interval, 14}  "
                    + $"{happened, 8}  {forecast.Algorithm.PadRight(algorithms)}  {forecast.MadeAt:yyyy-MM-dd}"
            );
        }

        Console.WriteLine("In percent against the mean of the month before; '-' where the month is not over");
    }
}

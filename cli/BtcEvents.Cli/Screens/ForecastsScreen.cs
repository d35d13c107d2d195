using BtcEvents.Cli.Distributed;
using BtcEvents.Storage;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>The forecasts of the stores, a line each that fits a narrow terminal.</summary>
internal static class ForecastsScreen
{
    private const string NotKnown = "-";

    public static void Show(IReadOnlyList<StoredForecast> forecasts, ReadStores stores, bool chosen)
    {
        StoresLine.Show(stores);
        if (forecasts.Count == 0)
        {
            Nothing.Show(stores, "btc forecasts", "makes one", chosen);
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

        Console.WriteLine("Percent against the month before; '-' where the store does not know the month");
    }
}

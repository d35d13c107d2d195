using System.CommandLine;
using BtcEvents.Standalone.Embedded;
using BtcEvents.Standalone.Json;
using BtcEvents.Standalone.Screens;
using BtcEvents.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Standalone.Commands;

/// <summary><c>btc forecasts</c>: the forecasts made.</summary>
internal static class ForecastsCommand
{
    private static readonly Option<string> Home = CommonOptions.Home();
    private static readonly Option<string?> Symbol = new("--symbol") { Description = "Only forecasts of this symbol", HelpName = "ASSET-CURRENCY" };
    private static readonly Option<bool> Json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command("forecasts", "Show the forecasts made, oldest first, with what happened where the store knows it.") { Home, Symbol, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredForecast> forecasts = [];
        var home = new HomeFolder(parsed.GetValue(Home)!);
        if (home.Exists)
        {
            await using var stores = EmbeddedHost.Stores(home);
            forecasts = await stores.GetRequiredService<IMarketStore>().ForecastsAsync(parsed.GetValue(Symbol), cancellationToken);
        }

        if (parsed.GetValue(Json))
        {
            Console.WriteLine(ForecastJson.Write(forecasts));
        }
        else
        {
            ForecastsScreen.Show(forecasts, home.Root);
        }

        return ExitCodes.Done;
    }
}

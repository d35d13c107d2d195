using System.CommandLine;
using BtcEvents.Cli.Screens;
using BtcEvents.Cycles;
using BtcEvents.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc forecasts</c>: the forecasts made.</summary>
internal static class ForecastsCommand
{
    private static readonly StoreOptions Stores = new();
    private static readonly Option<string?> Symbol = new("--symbol")
    {
        Description = "Only forecasts of this symbol",
        HelpName = "ASSET-CURRENCY",
    };
    private static readonly JsonOption<IReadOnlyList<StoredForecast>> Json = new();

    public static Command Create()
    {
        var command = new Command(
            "forecasts",
            "Show the forecasts made, oldest first, with what happened where the store knows it."
        )
        {
            Symbol,
            Json,
        };
        Stores.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var stores = Stores.Open(parsed);
        var forecasts = stores.Services is null
            ? []
            : await stores
                .Services.GetRequiredService<IMarketStore>()
                .ForecastsAsync(parsed.GetValue(Symbol), cancellationToken);
        if (!Json.Print(parsed, () => forecasts))
        {
            ForecastsScreen.Show(forecasts, stores);
        }

        return ExitCodes.Done;
    }
}

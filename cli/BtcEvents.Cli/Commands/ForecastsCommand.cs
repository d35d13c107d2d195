using System.CommandLine;
using BtcEvents.Cli.Distributed;
using BtcEvents.Cli.Screens;
using BtcEvents.Cycles;
using BtcEvents.Market;
using BtcEvents.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc forecasts</c>: the forecasts made.</summary>
internal static class ForecastsCommand
{
    private static readonly StoreOptions Stores = new();
    private static readonly Option<string?> Symbol = CommonOptions.SymbolFilter("forecasts");
    private static readonly Option<Month?> Month = CommonOptions.MonthFilter("forecasts");
    private static readonly Option<int?> Last = CommonOptions.Last();
    private static readonly JsonOption<IReadOnlyList<StoredForecast>> Json = new();

    public static Command Create()
    {
        var command = new Command(
            "forecasts",
            "Show the forecasts made, the newest month first, with what happened where the store knows it."
        )
        {
            Symbol,
            Month,
            Last,
            Json,
        };
        Stores.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var stores = Stores.Open(parsed);
        var forecasts = await ReadAsync(parsed, stores, cancellationToken);
        if (!Json.Print(parsed, () => forecasts))
        {
            var chosen = parsed.GetValue(Symbol) is not null || parsed.GetValue(Month) is not null;
            ForecastsScreen.Show(forecasts, stores, chosen);
        }

        return ExitCodes.Done;
    }

    private static async Task<IReadOnlyList<StoredForecast>> ReadAsync(
        ParseResult parsed,
        ReadStores stores,
        CancellationToken cancellationToken
    )
    {
        if (stores.Services is null)
        {
            return [];
        }

        var market = stores.Services.GetRequiredService<IMarketStore>();
        var month = parsed.GetValue(Month)?.ToString();
        return
        [
            .. (await market.ForecastsAsync(parsed.GetValue(Symbol), cancellationToken))
                .Where(forecast => month is null || forecast.Month == month)
                .OrderByDescending(forecast => forecast.Month, StringComparer.Ordinal)
                .ThenBy(forecast => forecast.Symbol, StringComparer.Ordinal)
                .ThenByDescending(forecast => forecast.MadeAt)
                .Take(parsed.GetValue(Last) ?? int.MaxValue),
        ];
    }
}

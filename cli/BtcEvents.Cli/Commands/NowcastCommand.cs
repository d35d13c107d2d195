using System.CommandLine;
using BtcEvents.Cli.Distributed;
using BtcEvents.Cli.Json;
using BtcEvents.Cli.Nowcasts;
using BtcEvents.Cli.Screens;
using BtcEvents.Cycles;
using BtcEvents.Failures;
using BtcEvents.Forecasting;
using BtcEvents.Market;
using BtcEvents.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc nowcast</c>: the forecast of a month as its days become known.</summary>
internal static class NowcastCommand
{
    private static readonly Option<DateOnly?> AsOf = DayOption.Create(
        "--as-of",
        "Last day whose price is used; by default the last one in the folder that is over"
    );
    private static readonly Option<Month?> ForecastMonth = CommonOptions.OptionalMonth(
        "The month; by default that of the day after --as-of"
    );
    private static readonly Option<string> Symbol = CommonOptions.Symbol();
    private static readonly Option<string> Market = MarketOption.Create();
    private static readonly Option<double?> Coverage = CommonOptions.Coverage(
        "Coverage of the interval; by default that of the month's forecast, else 0.8"
    );
    private static readonly StoreOptions Stores = new();
    private static readonly JsonOption<NowcastDocument> Json = new();

    public static Command Create()
    {
        var command = new Command(
            "nowcast",
            "Forecast a month of which some days are over, from the forecast of its beginning and the prices since."
        )
        {
            AsOf,
            ForecastMonth,
            Symbol,
            Market,
            Coverage,
            Json,
        };
        Stores.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (symbol, folder) = (parsed.GetValue(Symbol)!, parsed.GetValue(Market)!);
        var named = parsed.GetValue(ForecastMonth);
        var prices = await SpotPrices.ReadAsync(
            folder,
            symbol,
            parsed.GetValue(AsOf),
            named?.LastDay,
            DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
            cancellationToken
        );
        var month = named ?? BtcEvents.Market.Month.Of(prices.AsOf.AddDays(1));
        await using var stores = Stores.Open(parsed);
        var start = stores.Services is { } services
            ? await MonthStart.FindAsync(
                services.GetRequiredService<IMarketStore>(),
                symbol,
                month.ToString(),
                cancellationToken
            )
            : null;
        RefuseMixture(start, prices, folder, stores);
        var nowcast = new Nowcaster(symbol, prices.Spot).Of(
            month,
            prices.AsOf,
            start is null ? null : StoredDistribution.Of(start)
        );
        var coverage = parsed.GetValue(Coverage) ?? start?.Coverage ?? new ForecastOptions().Coverage;
        var document = NowcastDocument.Of(symbol, nowcast, coverage, start, prices);
        if (!Json.Print(parsed, () => document))
        {
            DataLines.Show(prices.Simulated, prices.Findings);
            var market = parsed.GetResult(Market) is { Implicit: false } ? folder : null;
            NowcastScreen.Show(document, nowcast, start, stores, stores.CycleOf(document.Month, market));
        }

        return ExitCodes.Done;
    }

    private static void RefuseMixture(StoredForecast? start, SpotPrices prices, string folder, ReadStores stores)
    {
        if (start is not null && start.Simulated != prices.Simulated)
        {
            var (made, given) = prices.Simulated ? ("real", "simulated") : ("simulated", "real");
            throw new BadInputException(
                $"{start.ForecastId}, of {stores.Name}, was made from {made} figures, and those of {folder} are "
                    + $"{given}: name with --market the folder that it was made from, or another --home"
            );
        }
    }
}

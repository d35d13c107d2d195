using System.CommandLine;
using BtcEvents.Cli.Screens;
using BtcEvents.Cycles;
using BtcEvents.Failures;
using BtcEvents.Market;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc explain</c>: where a forecast comes from.</summary>
internal static class ExplainCommand
{
    private static readonly Argument<string> Forecast = new("FORECAST")
    {
        Description = "Its id, as 'btc forecasts' shows it, for example BTC-USD-2025-06-1",
    };
    private static readonly Option<double?> Coverage = CommonOptions.Coverage(
        "Show the interval of this coverage too, for example 0.95"
    );
    private static readonly StoreOptions Stores = new();
    private static readonly JsonOption<LineageDocument> Json = new();

    public static Command Create()
    {
        var command = new Command(
            "explain",
            "Show the lineage of a forecast: model, features with reasons, data, and the facts in order."
        )
        {
            Forecast,
            Coverage,
            Json,
        };
        Stores.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var id = parsed.GetValue(Forecast)!;
        await using var stores = Stores.Open(parsed);
        if (stores.Services is null)
        {
            throw new BadInputException($"{stores.Name} holds no forecasts yet: run '{stores.FirstCycle}' first");
        }

        await using var scope = stores.Services.CreateAsyncScope();
        var lineage =
            await ActivatorUtilities
                .CreateInstance<LineageReader>(scope.ServiceProvider)
                .ReadAsync(id, cancellationToken)
            ?? throw new BadInputException(
                $"there is no forecast '{id}' in {stores.Name}: 'btc forecasts{stores.Option}' lists those there are"
            );
        var interval = parsed.GetValue(Coverage) is { } share ? IntervalDocument.Of(lineage.Forecast, share) : null;
        if (!Json.Print(parsed, () => LineageDocument.Of(lineage, interval)))
        {
            StoresLine.Show(stores);
            LineageScreen.Show(lineage, interval);
        }

        return ExitCodes.Done;
    }
}

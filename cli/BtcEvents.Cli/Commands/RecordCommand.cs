using System.CommandLine;
using BtcEvents.Cli.Screens;
using BtcEvents.Cycles;
using BtcEvents.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc record</c>: what the published forecasts were worth.</summary>
internal static class RecordCommand
{
    private static readonly StoreOptions Stores = new();
    private static readonly Option<string?> Symbol = CommonOptions.SymbolFilter("forecasts");
    private static readonly JsonOption<IReadOnlyList<RecordDocument>> Json = new();

    public static Command Create()
    {
        var command = new Command(
            "record",
            "Score the published forecasts whose month is over: how many intervals held, and the skill so far. Of each "
                + "month the forecast that was made first counts."
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
        var forecasts = stores.Services is { } services
            ? await services
                .GetRequiredService<IMarketStore>()
                .ForecastsAsync(parsed.GetValue(Symbol), cancellationToken)
            : [];
        var records = PublishedRecord.Of(forecasts);
        if (!Json.Print(parsed, () => [.. records.Select(RecordDocument.Of)]))
        {
            RecordScreen.Show(records, stores, chosen: parsed.GetValue(Symbol) is not null);
        }

        return ExitCodes.Done;
    }
}

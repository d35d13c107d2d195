using System.CommandLine;
using BtcEvents.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc coverage</c>: how many outcomes lay inside their interval.</summary>
internal static class CoverageCommand
{
    private static readonly StoreOptions Stores = new();

    public static Command Create()
    {
        var command = new Command("coverage", "Show how many outcomes lay inside their interval.");
        Stores.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var stores = Stores.Open(parsed);
        var forecasts = stores.Services is null
            ? []
            : await stores.Services.GetRequiredService<IMarketStore>().ForecastsAsync(symbol: null, cancellationToken);
        var known = forecasts.Where(forecast => forecast.Actual is not null).ToList();
        var held = known.Count(forecast => forecast.Actual >= forecast.Lower && forecast.Actual <= forecast.Upper);
        Console.WriteLine($"{held} of {known.Count} outcomes lay inside their interval");
        return ExitCodes.Done;
    }
}

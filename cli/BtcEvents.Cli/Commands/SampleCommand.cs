using System.CommandLine;
using BtcEvents.Market;
using BtcEvents.Sources;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc sample</c>: writes a simulated market.</summary>
internal static class SampleCommand
{
    private static readonly Argument<string> Folder = new("DIR") { Description = "Folder to write; made when absent" };
    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "Seed of the simulation",
        HelpName = "N",
        DefaultValueFactory = _ => (int)SimulatedMarket.SampleSeed,
    };
    private static readonly Option<string> Symbol = CommonOptions.Symbol();

    public static Command Create()
    {
        var command = new Command(
            "sample",
            "Write a SIMULATED market in the format of real ones; the same seed gives the same files."
        )
        {
            Folder,
            Seed,
            Symbol,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var series = SimulatedMarket.Generate(
                    (ulong)parsed.GetValue(Seed),
                    SimulatedMarket.SampleFirst,
                    SimulatedMarket.SampleLast,
                    parsed.GetValue(Symbol)!
                );
                await MarketCsvWriter.WriteAsync(parsed.GetValue(Folder)!, series, simulated: true, cancellationToken);
                Console.WriteLine(
                    $"SIMULATED market of {series.Length} series, {SimulatedMarket.SampleFirst:yyyy-MM-dd} to "
                        + $"{SimulatedMarket.SampleLast:yyyy-MM-dd}, written to "
                        + $"{Path.GetFullPath(parsed.GetValue(Folder)!)}"
                );
                return ExitCodes.Done;
            }
        );
        return command;
    }
}

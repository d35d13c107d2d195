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
    private static readonly Option<bool> Overwrite = new("--overwrite")
    {
        Description = "Also where DIR holds CSV files that are not simulated; those of the same names are lost",
    };

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
            Overwrite,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Folder) is { Length: 0 })
            {
                result.AddError("DIR is empty: name it");
            }
        });
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var folder = parsed.GetValue(Folder)!;
                if (!parsed.GetValue(Overwrite) && HoldsForeign(folder))
                {
                    await Console.Error.WriteLineAsync(
                        $"btc: {Path.GetFullPath(folder)} holds CSV files that btc sample did not write: name another "
                            + "folder, or say --overwrite"
                    );
                    return ExitCodes.Failed;
                }

                var series = SimulatedMarket.Generate(
                    (ulong)parsed.GetValue(Seed),
                    SimulatedMarket.SampleFirst,
                    SimulatedMarket.SampleLast,
                    parsed.GetValue(Symbol)!
                );
                await MarketCsvWriter.WriteAsync(folder, series, simulated: true, cancellationToken);
                Console.WriteLine(
                    $"SIMULATED market of {series.Length} series, {SimulatedMarket.SampleFirst:yyyy-MM-dd} to "
                        + $"{SimulatedMarket.SampleLast:yyyy-MM-dd}, written to "
                        + $"{Path.GetFullPath(folder)}"
                );
                return ExitCodes.Done;
            }
        );
        return command;
    }

    // What it wrote itself is marked.
    private static bool HoldsForeign(string folder)
    {
        var marker = Path.Combine(folder, CsvFolder.SimulatedMarker);
        return Directory.Exists(folder)
            && Directory
                .EnumerateFiles(folder, "*.csv")
                .Any(file => !File.Exists(marker) || !SimulatedMark.Read(marker).Knows(file));
    }
}

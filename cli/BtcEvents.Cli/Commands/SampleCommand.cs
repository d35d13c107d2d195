using System.CommandLine;
using BtcEvents.Cli.Json;
using BtcEvents.Cli.Screens;
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

    private static readonly JsonOption<SampleDocument> Json = new();

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
            Json,
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
                    return await Told.ErrorAsync(
                        $"{Path.GetFullPath(folder)} holds CSV files that btc sample did not write: name another "
                            + "folder, or say --overwrite",
                        ExitCodes.Failed
                    );
                }

                var series = SimulatedMarket.Generate(
                    (ulong)parsed.GetValue(Seed),
                    SimulatedMarket.SampleFirst,
                    SimulatedMarket.SampleLast,
                    parsed.GetValue(Symbol)!
                );
                await MarketCsvWriter.WriteAsync(folder, series, simulated: true, cancellationToken);
                var document = new SampleDocument
                {
                    Folder = Path.GetFullPath(folder),
                    Simulated = true,
                    Symbol = parsed.GetValue(Symbol)!,
                    Seed = parsed.GetValue(Seed),
                    Series = series.Length,
                    First = SimulatedMarket.SampleFirst,
                    Last = SimulatedMarket.SampleLast,
                };
                if (!Json.Print(parsed, () => document))
                {
                    Console.WriteLine(
                        $"SIMULATED market of {document.Series} series, {document.First:yyyy-MM-dd} to "
                            + $"{document.Last:yyyy-MM-dd}, written to {document.Folder}"
                    );
                }

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

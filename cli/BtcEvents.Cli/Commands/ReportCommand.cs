using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using BtcEvents.Cli.Reports;
using BtcEvents.Failures;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc report</c>: the HTML report of a cycle, fetched from the artefact store.</summary>
internal static class ReportCommand
{
    private static readonly Argument<string> Cycle = StoredCycle.Argument();
    private static readonly StoreOptions Stores = new();
    private static readonly Option<string?> Output = CommonOptions.NotEmpty(
        new Option<string?>("--output")
        {
            Description =
                "File to write, or - to print the page; by default one named after the forecast, in the home's reports "
                + "or here",
            HelpName = "FILE",
        }
    );
    private static readonly Option<bool> Overwrite = CommonOptions.Overwrite();
    private static readonly Option<bool> Open = new("--open") { Description = "Show it in the browser" };

    public static Command Create()
    {
        var command = new Command("report", "Fetch the HTML report of a cycle that made a forecast.")
        {
            Cycle,
            Output,
            Overwrite,
            Open,
        };
        Stores.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(Open) && result.GetValue(Output) == PageFile.StandardOutput)
            {
                result.AddError("--open shows a file, and --output - writes none: give one of them");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var name = parsed.GetValue(Cycle)!;
        PageFile.Check(parsed.GetValue(Output), parsed.GetValue(Overwrite));
        await using var stores = Stores.Open(parsed);
        await using var scope = StoredCycle.Scope(stores);
        var outcome = await StoredCycle.FindAsync(scope.ServiceProvider, name, stores, cancellationToken);
        if (outcome.IsRunning)
        {
            throw new BadInputException($"{name} is running: its report comes at its end");
        }

        var file =
            await ReportFile.FetchAsync(
                outcome,
                scope.ServiceProvider,
                parsed.GetValue(Output),
                stores.Reports,
                cancellationToken
            )
            ?? throw new BadInputException(
                $"{name} made no forecast ({outcome.Status.State.ToLowerInvariant()}), so it has no report"
            );
        if (file != PageFile.StandardOutput)
        {
            Console.WriteLine(file);
        }

        if (parsed.GetValue(Open))
        {
            Show(file);
        }

        return ExitCodes.Done;
    }

    private static void Show(string file)
    {
        try
        {
            Process.Start(new ProcessStartInfo(file) { UseShellExecute = true })?.Dispose();
        }
        catch (Win32Exception none)
        {
            throw new BadInputException($"no browser could be started ({none.Message}): open {file} yourself", none);
        }
    }
}

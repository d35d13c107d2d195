using System.CommandLine;
using System.Text;
using BtcEvents.Cli.Reports;
using BtcEvents.Cli.Screens;
using BtcEvents.Cycles;
using BtcEvents.Reporting;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc trace</c>: where the time of a cycle went, from the journal alone.</summary>
internal static class TraceCommand
{
    private static readonly Argument<string> Cycle = StoredCycle.Argument();
    private static readonly StoreOptions Stores = new();
    private static readonly Option<string?> Html = CommonOptions.NotEmpty(
        new Option<string?>("--html")
        {
            Description = "Write an HTML page that needs no other file, or - to print it, instead of text",
            HelpName = "FILE",
        }
    );
    private static readonly Option<bool> Overwrite = CommonOptions.Overwrite();
    private static readonly JsonOption<TraceDocument> Json = new();

    public static Command Create()
    {
        var command = new Command(
            "trace",
            "Show the hops of a cycle as a waterfall: how long each message waited, was worked on and was tried."
        )
        {
            Cycle,
            Html,
            Overwrite,
            Json,
        };
        Stores.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(Json) && result.GetValue(Html) is not null)
            {
                result.AddError("--json and --html are two outputs: give one of them");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        PageFile.Check(parsed.GetValue(Html), parsed.GetValue(Overwrite));
        await using var stores = Stores.Open(parsed);
        await using var scope = StoredCycle.Scope(stores);
        var waterfall = Waterfall.Of(
            await StoredCycle.FindAsync(scope.ServiceProvider, parsed.GetValue(Cycle)!, stores, cancellationToken)
        );
        if (parsed.GetValue(Html) is { } path)
        {
            await WriteAsync(waterfall, path, cancellationToken);
        }
        else if (!Json.Print(parsed, () => TraceDocument.Of(waterfall)))
        {
            StoresLine.Show(stores);
            TraceScreen.Show(waterfall);
        }

        return ExitCodes.Done;
    }

    private static async Task WriteAsync(Waterfall waterfall, string path, CancellationToken cancellationToken)
    {
        var page = TracePage.Render(TraceReportMapper.Map(waterfall));
        var file = await PageFile.WriteAsync(Encoding.UTF8.GetBytes(page), path, cancellationToken);
        if (file != PageFile.StandardOutput)
        {
            Console.WriteLine(file);
        }
    }
}

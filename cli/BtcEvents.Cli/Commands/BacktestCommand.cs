using System.CommandLine;
using System.Diagnostics;
using System.Text;
using BtcEvents.Cli.Json;
using BtcEvents.Cli.Reports;
using BtcEvents.Cli.Screens;
using BtcEvents.Cli.Telemetry;
using BtcEvents.Forecasting;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc backtest</c>: walk-forward through the code of the cycle.</summary>
internal static class BacktestCommand
{
    private static readonly PastMonthsOptions Months = new();
    private static readonly JsonOption<BacktestDocument> Json = new();
    private static readonly Option<Uri?> Pushgateway = AddressOptions.Pushgateway();
    private static readonly Option<string?> Report = CommonOptions.NotEmpty(
        new Option<string?>("--report") { Description = "Write an HTML report to this file", HelpName = "FILE" }
    );

    private static readonly Option<bool> Nowcast = new("--nowcast")
    {
        Description = "Also tell how good the forecast of a month is once its first days are known, day by day",
    };

    private static readonly Option<bool> Overwrite = CommonOptions.Overwrite();

    public static Command Create()
    {
        var command = new Command(
            "backtest",
            "Forecast every month of a range with only what was public before it, refitting every month, and "
                + "compare with what came. An interrupted one goes on where it stopped."
        );
        Months.AddTo(command);
        foreach (var option in new Option[] { Nowcast, Json, Report, Overwrite, Pushgateway })
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(Json) && result.GetValue(Report) == PageFile.StandardOutput)
            {
                result.AddError("--json and --report - are two outputs: give one of them");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (await Months.RefuseAsync(parsed) is { } refused)
        {
            return refused;
        }

        var report = parsed.GetValue(Report);
        PageFile.Check(report, parsed.GetValue(Overwrite)); // not after minutes of work
        var started = Stopwatch.GetTimestamp();
        var months = await Months.ReadAsync(parsed, cancellationToken);
        BacktestResult Run(IProgress<BacktestRow>? progress) =>
            WalkForward.Run(
                months.Read.Data,
                months.From,
                months.To,
                months.Recipe,
                months.Seed,
                months.Recipe.Training.Parallelism,
                months.Kept,
                progress,
                cancellationToken
            );
        var result = parsed.GetValue(Json) ? Run(null) : MonthProgress.Run($"{months.Count} months", months.Count, Run);
        var byDay = parsed.GetValue(Nowcast) ? NowcastDay.Of(result, months.Read.Data.Spot) : null;
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (!Json.Print(parsed, () => BacktestDocument.Of(result, byDay, months.Read.Findings)))
        {
            BacktestScreen.Show(result, months.Read.Findings);
            NowcastDaysScreen.Show(byDay, result.Coverage);
            BacktestScreen.ShowEnd(result, seconds, months.Kept.Found);
        }

        await months.TellTroubleAsync();

        if (report is not null)
        {
            var page = BacktestReportFile.Render(result, byDay, months.Read.Findings, seconds);
            await WriteAsync(page, report, parsed, cancellationToken);
        }

        await BacktestPush.SendAsync(parsed.GetValue(Pushgateway), result, cancellationToken);
        return ExitCodes.Done;
    }

    private static async Task WriteAsync(string page, string report, ParseResult parsed, CancellationToken cancellation)
    {
        var file = await PageFile.WriteAsync(Encoding.UTF8.GetBytes(page), report, cancellation);
        if (!parsed.GetValue(Json) && file != PageFile.StandardOutput)
        {
            Console.WriteLine($"Report: {file}");
        }
    }
}

using System.CommandLine;
using System.Diagnostics;
using System.Text;
using BtcEvents.Cli.Json;
using BtcEvents.Cli.Reports;
using BtcEvents.Cli.Screens;
using BtcEvents.Cli.Telemetry;
using BtcEvents.Embedded;
using BtcEvents.Forecasting;
using BtcEvents.Market;
using BtcEvents.Sources;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc backtest</c>: walk-forward through the code of the cycle.</summary>
internal static class BacktestCommand
{
    private static readonly Option<Month> From = CommonOptions.Month("--from", "First forecast month");
    private static readonly Option<Month> To = CommonOptions.Month("--to", "Last forecast month");
    private static readonly Option<string> Symbol = CommonOptions.Symbol();
    private static readonly Option<string> Market = MarketOption.Create();
    private static readonly Option<string> Home = CommonOptions.Home();
    private static readonly Option<bool> Fresh = new("--fresh")
    {
        Description = "Forecast every month anew, also those that an earlier run has kept in the home",
    };
    private static readonly Option<int> Seed = CommonOptions.Seed();
    private static readonly Option<int> Threads = CommonOptions.Threads();
    private static readonly JsonOption<BacktestDocument> Json = new();
    private static readonly Option<Uri?> Pushgateway = AddressOptions.Pushgateway();
    private static readonly Option<string?> Report = CommonOptions.NotEmpty(
        new Option<string?>("--report") { Description = "Write an HTML report to this file", HelpName = "FILE" }
    );

    private static readonly Option<bool> Overwrite = CommonOptions.Overwrite();

    public static Command Create()
    {
        var command = new Command(
            "backtest",
            "Forecast every month of a range with only what was public before it, refitting every month, and "
                + "compare with what came. An interrupted one goes on where it stopped."
        )
        {
            From,
            To,
            Symbol,
            Market,
            Home,
            Fresh,
            Seed,
            Threads,
            Json,
            Report,
            Overwrite,
            Pushgateway,
        };
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
        var (from, to) = (parsed.GetValue(From), parsed.GetValue(To));
        if (to < from)
        {
            return await Told.ErrorAsync($"--to {to} lies before --from {from}", ExitCodes.Usage);
        }

        var report = parsed.GetValue(Report);
        PageFile.Check(report, parsed.GetValue(Overwrite)); // not after minutes of work
        var home = new HomeFolder(parsed.GetValue(Home)!);
        var recipe = EmbeddedSettings.RecipeOf(await EmbeddedSettings.ReadAsync(home), parsed, Threads);
        var started = Stopwatch.GetTimestamp();
        var (data, findings) = await ReadAsync(
            parsed.GetValue(Symbol)!,
            parsed.GetValue(Market)!,
            from,
            to,
            cancellationToken
        );
        var kept = new BacktestFolder(home.Backtests, parsed.GetValue(Fresh));
        BacktestResult Run(IProgress<BacktestRow>? progress) =>
            WalkForward.Run(
                data,
                from,
                to,
                recipe,
                parsed.GetValue(Seed),
                recipe.Training.Parallelism,
                kept,
                progress,
                cancellationToken
            );
        var asJson = parsed.GetValue(Json);
        var result = asJson ? Run(null) : BacktestScreen.Run(to.Since(from) + 1, Run);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (!Json.Print(parsed, () => BacktestDocument.Of(result, findings)))
        {
            BacktestScreen.Show(result, findings, seconds, kept.Found);
        }

        if (kept.Trouble is { } trouble)
        {
            await Told.NoteAsync(trouble);
        }

        if (report is not null)
        {
            var page = BacktestReportFile.Render(result, findings, seconds);
            var file = await PageFile.WriteAsync(Encoding.UTF8.GetBytes(page), report, cancellationToken);
            if (!asJson && file != PageFile.StandardOutput)
            {
                Console.WriteLine($"Report: {file}");
            }
        }

        await BacktestPush.SendAsync(parsed.GetValue(Pushgateway), result, cancellationToken);
        return ExitCodes.Done;
    }

    private static async Task<BacktestData> ReadAsync(
        string symbol,
        string market,
        Month from,
        Month to,
        CancellationToken cancellationToken
    )
    {
        var snapshot = await new SourceOrder([new CsvFolder(market)]).FetchAsync(
            new() { Symbol = symbol, AsOf = to.LastDay },
            cancellationToken
        );
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var read = BacktestData.Of(
            symbol,
            [.. snapshot.Series.Select(s => s.Raw)],
            snapshot.Simulated,
            from,
            to,
            today
        );
        return read with { Findings = [.. snapshot.Findings, .. read.Findings] };
    }
}

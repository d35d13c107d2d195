using System.CommandLine;
using System.Diagnostics;
using BtcEvents.Cli.Json;
using BtcEvents.Cli.Screens;
using BtcEvents.Forecasting;

namespace BtcEvents.Cli.Commands;

/// <summary><c>btc ablate</c>: what each group of features adds.</summary>
internal static class AblateCommand
{
    private static readonly PastMonthsOptions Months = new();
    private static readonly JsonOption<AblationDocument> Json = new();

    public static Command Create()
    {
        var command = new Command(
            "ablate",
            "Forecast every month of a range with all groups of features and without each of them, and tell what "
                + "each adds to what the last close leaves open. An interrupted one goes on where it stopped."
        );
        Months.AddTo(command);
        command.Add(Json);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (await Months.RefuseAsync(parsed) is { } refused)
        {
            return refused;
        }

        var started = Stopwatch.GetTimestamp();
        var months = await Months.ReadAsync(parsed, cancellationToken);
        var ablation = new Ablation(months.Read.Data, months.From, months.To, months.Recipe);
        var what = $"{1 + ablation.Groups.Count} times {months.Count} months";
        var (seed, threads) = (months.Seed, months.Recipe.Training.Parallelism);
        AblationResult Run(IProgress<BacktestRow>? progress) =>
            ablation.Run(seed, threads, months.Kept, progress, cancellationToken);
        var result = parsed.GetValue(Json) ? Run(null) : MonthProgress.Run(what, ablation.Forecasts, Run);
        if (!Json.Print(parsed, () => AblationDocument.Of(result, months.Read.Findings)))
        {
            AblationScreen.Show(result, months.Read.Findings);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            Console.WriteLine($"{what} in {Text.Number(seconds, "0.0")} s{Text.Kept(months.Kept.Found)}");
        }

        await months.TellTroubleAsync();

        return ExitCodes.Done;
    }
}

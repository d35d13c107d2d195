using BtcEvents.Cli.Screens;
using BtcEvents.Contracts;
using BtcEvents.Cycles;

namespace BtcEvents.Cli.Commands;

/// <summary>A cycle on the services, followed to its end.</summary>
internal static class CycleFollow
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Shows the stages until it ends; exit code 0 only when it completed.</summary>
    /// <param name="watch">Looks at it.</param>
    /// <param name="cycleId">The cycle.</param>
    /// <param name="asJson">Whether it is shown to scripts.</param>
    /// <param name="option">What an advised command needs to mean the same servers.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public static async Task<int> RunAsync(
        CycleWatch watch,
        Guid cycleId,
        bool asJson,
        string option,
        CancellationToken cancellationToken
    )
    {
        Task<CycleOutcome> FollowAsync(Action<CycleOutcome> show) =>
            watch.FollowAsync(cycleId, show, cancellationToken);
        var outcome = await (
            asJson ? FollowAsync(_ => { }) : new CycleScreen(TimeProvider.System).ShowAsync(FollowAsync)
        );
        var report = await ReportOfAsync(outcome, watch, cancellationToken);
        if (asJson)
        {
            JsonOption<CycleDocument>.Print(CycleDocument.Of(outcome, report?.Report));
        }
        else
        {
            OutcomeScreen.Show(outcome, report: null, option);
            if (outcome.Find<ForecastMade>() is { } forecast)
            {
                Console.WriteLine($"Its report: btc report {forecast.ForecastId} --open{option}");
            }
        }

        return outcome.IsCompleted ? ExitCodes.Done : ExitCodes.Failed;
    }

    // The cycle is over without its report, which the reporter writes right after; where it does not run, none comes.
    private static async Task<ReportWritten?> ReportOfAsync(
        CycleOutcome outcome,
        CycleWatch watch,
        CancellationToken cancellationToken
    ) =>
        outcome.IsCompleted && outcome.Find<ForecastMade>() is not null
            ? (
                await watch.AwaitAsync(
                    outcome.Cycle.CycleId,
                    now => now.Find<ReportWritten>() is not null,
                    Patience,
                    cancellationToken
                )
            )?.Find<ReportWritten>()
            : null;
}

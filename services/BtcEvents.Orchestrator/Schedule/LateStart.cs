using BtcEvents.Contracts;
using BtcEvents.Storage.Operational;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BtcEvents.Orchestrator;

/// <summary>
/// Starts scheduled months again whose data came late. It claims nothing: of two orchestrators that start the same
/// attempt the saga answers the second.
/// </summary>
internal sealed class LateStart(
    IServiceScopeFactory scopes,
    IOptions<MonthlyScheduleOptions> options,
    TimeProvider clock,
    ILogger<LateStart> logger
)
{
    private readonly HashSet<(string Symbol, string Month)> _givenUp = []; // told once

    // An attempt begins some time after it was asked for.
    private readonly HashSet<(string Symbol, string Month, int Attempt)> _sent = [];

    /// <summary>Starts the month of the symbol again where that is due.</summary>
    /// <param name="symbol">For example <c>BTC-USD</c>.</param>
    /// <param name="scheduled">A month that the schedule has started.</param>
    /// <param name="atOnce">True to wait no longer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task LookAsync(
        string symbol,
        ScheduledMonth scheduled,
        bool atOnce,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var month = scheduled.Month.ToString();
        var latest = await LatestAsync(scope.ServiceProvider, symbol, month, cancellationToken);
        switch (LateMonths.Next(latest, options.Value.LateDataAttempts, clock.GetUtcNow(), atOnce))
        {
            case LateStep.StartAgain
                when latest!.Cycle.Attempt + 1 is var attempt && !_sent.Contains((symbol, month, attempt)):
                await ScheduledStart.SendAsync(scope.ServiceProvider, symbol, month, attempt, cancellationToken);
                _sent.Add((symbol, month, attempt));
                ScheduleLog.StartedAgain(logger, symbol, month, attempt, latest.Reason);
                break;
            case LateStep.GiveUp when _givenUp.Add((symbol, month)):
                ScheduleLog.GaveUp(logger, symbol, month, latest!.Cycle.Attempt, latest.Reason);
                break;
        }
    }

    private static async Task<CycleView?> LatestAsync(
        IServiceProvider services,
        string symbol,
        string month,
        CancellationToken cancellationToken
    )
    {
        var cycles = services.GetRequiredService<ICycleReader>();
        CycleView? latest = null;
        for (var attempt = 1; ; attempt++)
        {
            var id = CycleIdentity.Of(symbol, month, attempt);
            if (await cycles.FindAsync(id, cancellationToken) is not { } found)
            {
                return latest;
            }

            latest = found;
        }
    }
}

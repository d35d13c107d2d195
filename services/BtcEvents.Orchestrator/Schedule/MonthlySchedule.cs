using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BtcEvents.Orchestrator;

/// <summary>
/// Looks when the host starts, at every fire time, and at least once a minute (clocks are set, machines sleep), and
/// starts the months that are due. A look that fails is repeated; what it has started is not started again.
/// </summary>
internal sealed class MonthlySchedule(
    ScheduledStart start,
    LateStart lateStart,
    IOptions<MonthlyScheduleOptions> options,
    TimeProvider clock,
    ILogger<MonthlySchedule> logger
) : BackgroundService
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan OnTime = TimeSpan.FromMinutes(2);

    // The latest month that is known to be started: spares the store a question a minute.
    private ScheduledMonth? _settled;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        var times = new FireTimes(options.Value.Cron, TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone));
        var (months, since) = (new DueMonths(times, options.Value), clock.GetUtcNow());
        var atOnce = true;
        ScheduleLog.Begun(
            logger,
            options.Value.Cron,
            options.Value.TimeZone,
            options.Value.CatchUp,
            times.NextAfter(since)
        );
        while (!stoppingToken.IsCancellationRequested)
        {
            var now = clock.GetUtcNow();
            await TryAsync(() => LookAsync(months.At(now, since), stoppingToken), stoppingToken);
            await TryAsync(() => LookAgainAsync(months.Started(now), atOnce, stoppingToken), stoppingToken);
            atOnce = false;
            var untilNext = times.NextAfter(now) - clock.GetUtcNow();
            var sleep = untilNext < LongestSleep ? untilNext.Value : LongestSleep;
            await Task.Delay(sleep > TimeSpan.Zero ? sleep : TimeSpan.Zero, clock, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookAsync(IReadOnlyList<ScheduledMonth> due, CancellationToken cancellationToken)
    {
        if (due.Count == 0 || due[^1] == _settled)
        {
            return;
        }

        foreach (var month in due)
        {
            await StartAsync(month, cancellationToken);
        }

        _settled = due[^1];
    }

    // A month that was started is not done with: its data may have come late.
    private async Task LookAgainAsync(
        IReadOnlyList<ScheduledMonth> started,
        bool atOnce,
        CancellationToken cancellationToken
    )
    {
        foreach (var month in started)
        {
            foreach (var symbol in options.Value.EverySymbol)
            {
                await lateStart.LookAsync(symbol, month, atOnce, cancellationToken);
            }
        }
    }

    private async Task TryAsync(Func<Task> look, CancellationToken cancellationToken)
    {
        try
        {
            await look();
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops: what is not claimed stays due for the next one.
        }
        catch (Exception failure)
        {
            ScheduleLog.LookFailed(logger, failure);
        }
    }

    private async Task StartAsync(ScheduledMonth month, CancellationToken cancellationToken)
    {
        foreach (var symbol in options.Value.EverySymbol)
        {
            if (!await start.TryAsync(symbol, month, cancellationToken))
            {
                ScheduleLog.Taken(logger, symbol, month.Month);
            }
            else if (clock.GetUtcNow() - month.Due <= OnTime)
            {
                ScheduleLog.Fired(logger, symbol, month.Month, month.Due);
            }
            else
            {
                ScheduleLog.CaughtUp(logger, symbol, month.Month, month.Due);
            }
        }
    }
}

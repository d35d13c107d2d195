using BtcEvents.Market;
using Microsoft.Extensions.Logging;

namespace BtcEvents.Orchestrator;

/// <summary>What the schedule says in the log.</summary>
internal static partial class ScheduleLog
{
    [LoggerMessage(
        3001,
        LogLevel.Information,
        "Monthly schedule '{Cron}' in {TimeZone}, catch-up {CatchUp}; next at {Next:O}"
    )]
    public static partial void Begun(
        ILogger logger,
        string cron,
        string timeZone,
        CatchUp catchUp,
        DateTimeOffset? next
    );

    [LoggerMessage(3002, LogLevel.Information, "Schedule starts {Symbol} {Month}, due at {Due:O}")]
    public static partial void Fired(ILogger logger, string symbol, Month month, DateTimeOffset due);

    [LoggerMessage(3003, LogLevel.Warning, "Schedule catches up {Symbol} {Month}, which was due at {Due:O}")]
    public static partial void CaughtUp(ILogger logger, string symbol, Month month, DateTimeOffset due);

    [LoggerMessage(3004, LogLevel.Debug, "Schedule has started {Symbol} {Month} already")]
    public static partial void Taken(ILogger logger, string symbol, Month month);

    [LoggerMessage(3005, LogLevel.Error, "Schedule could not start what is due; it tries again within a minute")]
    public static partial void LookFailed(ILogger logger, Exception exception);

    [LoggerMessage(
        3006,
        LogLevel.Warning,
        "Schedule starts {Symbol} {Month} again, attempt {Attempt}, since its data were not there: {Reason}"
    )]
    public static partial void StartedAgain(ILogger logger, string symbol, string month, int attempt, string? reason);

    [LoggerMessage(
        3007,
        LogLevel.Error,
        "Schedule starts {Symbol} {Month} no more after attempt {Attempt} ({Reason}); once its data are there, start "
            + "it by hand: btc start-cycle, with the next attempt"
    )]
    public static partial void GaveUp(ILogger logger, string symbol, string month, int attempt, string? reason);
}

using Microsoft.Extensions.Logging;

namespace BtcEvents.AlertBridge;

/// <summary>Writes each alert as one structured line into the log.</summary>
public sealed partial class LogAlertChannel(ILogger<LogAlertChannel> logger) : IAlertChannel
{
    /// <inheritdoc />
    public static string Name => "log";

    /// <inheritdoc />
    public Task SendAsync(AlertNotice notice, CancellationToken cancellationToken)
    {
        if (notice.IsOver)
        {
            WriteEnd(logger, notice.Severity, notice.Title, notice.OccurredAt);
        }
        else
        {
            Write(
                logger,
                LevelOf(notice.Severity),
                notice.Severity,
                notice.Title,
                notice.Text,
                notice.Cycle?.CycleId.ToString() ?? "none",
                notice.OccurredAt
            );
        }

        return Task.CompletedTask;
    }

    // A severity that nobody has defined is worth a look: a warning.
    private static LogLevel LevelOf(string severity) =>
        severity switch
        {
            AlertSeverity.Info => LogLevel.Information,
            AlertSeverity.Critical => LogLevel.Error,
            _ => LogLevel.Warning,
        };

    [LoggerMessage(EventId = 4001, Message = "Alert ({Severity}) {Title} | {Text} | cycle {CycleId} at {OccurredAt:O}")]
    private static partial void Write(
        ILogger logger,
        LogLevel level,
        string severity,
        string title,
        string text,
        string cycleId,
        DateTimeOffset occurredAt
    );

    [LoggerMessage(4002, LogLevel.Information, "Alert ({Severity}) over: {Title} | at {OccurredAt:O}")]
    private static partial void WriteEnd(ILogger logger, string severity, string title, DateTimeOffset occurredAt);
}

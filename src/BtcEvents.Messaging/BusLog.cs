using BtcEvents.Contracts;
using Microsoft.Extensions.Logging;

namespace BtcEvents.Messaging;

/// <summary>What the bus says in the log.</summary>
internal static partial class BusLog
{
    [LoggerMessage(
        1001,
        LogLevel.Information,
        "Message {MessageId} was consumed by another copy of {Consumer} meanwhile; this one is undone"
    )]
    public static partial void DuplicateUndone(ILogger logger, Guid messageId, string consumer, Exception exception);

    [LoggerMessage(1002, LogLevel.Error, "Sending from the outbox failed; the messages stay and are tried again")]
    public static partial void DispatchFailed(ILogger logger, Exception exception);

    [LoggerMessage(
        1004,
        LogLevel.Critical,
        "Nothing could be sent for {Rounds} rounds although every server answers: the connection hangs. The process "
            + "ends, to be started again"
    )]
    public static partial void TransportHangs(ILogger logger, int rounds);

    [LoggerMessage(
        1003,
        LogLevel.Warning,
        "Message {MessageId} ({MessageType}) could not be sent; next try at {Due:O}"
    )]
    public static partial void MessagePostponed(
        ILogger logger,
        Guid messageId,
        string messageType,
        DateTimeOffset due,
        Exception exception
    );

    [LoggerMessage(
        1005,
        LogLevel.Information,
        "{Stage} of {Symbol} {Month} attempt {Attempt} completed after {Seconds:0.00} s; cycle {Cycle}"
    )]
    public static partial void StageCompleted(
        ILogger logger,
        Stage stage,
        string symbol,
        string month,
        int attempt,
        double seconds,
        Guid cycle
    );

    [LoggerMessage(
        1006,
        LogLevel.Error,
        "{Stage} of {Symbol} {Month} attempt {Attempt} failed after {Seconds:0.00} s; cycle {Cycle}: {Reason}"
    )]
    public static partial void StageFailed(
        ILogger logger,
        Stage stage,
        string symbol,
        string month,
        int attempt,
        double seconds,
        Guid cycle,
        string reason
    );
}

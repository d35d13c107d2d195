using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// One line for each entry: time, level, who says it, the sentence, the reason where something failed, and the trace.
/// </summary>
internal sealed class SentenceFormatter(LogOptions options, TimeProvider clock) : ConsoleFormatter(Named)
{
    public const string Named = "sentence";

    public override void Write<TState>(
        in LogEntry<TState> logEntry,
        IExternalScopeProvider? scopeProvider,
        TextWriter textWriter
    )
    {
        var now = clock.GetUtcNow().ToString(ServiceLog.Timestamp, CultureInfo.InvariantCulture);
        textWriter.Write($"{now} {Word(logEntry.LogLevel)}: {logEntry.Category}[{logEntry.EventId.Id}] ");
        textWriter.Write(OneLine(logEntry.Formatter(logEntry.State, logEntry.Exception)));
        if (logEntry.Exception is { } failure)
        {
            textWriter.Write(OneLine(options.Level <= LogLevel.Debug ? $": {failure}" : $": {Reason(failure)}"));
        }

        if (Activity.Current?.TraceId is { } trace)
        {
            textWriter.Write($" (trace {trace})");
        }

        textWriter.WriteLine();
    }

    // What failed within what, each said once.
    private static string Reason(Exception failure)
    {
        var said = new List<string>();
        for (var one = failure; one is not null; one = one.InnerException)
        {
            if (!said.Exists(before => before.Contains(one.Message, StringComparison.Ordinal)))
            {
                said.Add(one.Message);
            }
        }

        return $"{failure.GetType().Name}: {string.Join("; ", said)}";
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static string Word(LogLevel level) =>
        level switch
        {
            LogLevel.Trace => "trce",
            LogLevel.Debug => "dbug",
            LogLevel.Information => "info",
            LogLevel.Warning => "warn",
            LogLevel.Error => "fail",
            _ => "crit",
        };
}

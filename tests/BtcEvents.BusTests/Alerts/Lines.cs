using System.Collections.Concurrent;
using BtcEvents.AlertBridge;
using Microsoft.Extensions.Logging;

namespace BtcEvents.BusTests.Alerts;

/// <summary>The lines that the log channel wrote.</summary>
internal sealed class Lines : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = [];

    public IReadOnlyCollection<(LogLevel Level, string Text)> All => [.. _lines];

    public ILogger CreateLogger(string categoryName) =>
        new Pen(categoryName == typeof(LogAlertChannel).FullName ? _lines : null);

    public void Dispose() { }

    private sealed class Pen(ConcurrentQueue<(LogLevel Level, string Text)>? lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => lines is not null;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines?.Enqueue((logLevel, formatter(state, exception)));
    }
}

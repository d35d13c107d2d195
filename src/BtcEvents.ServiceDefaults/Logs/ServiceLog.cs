using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace BtcEvents.ServiceDefaults;

/// <summary>The log of a service on its standard output.</summary>
internal static class ServiceLog
{
    /// <summary>UTC, as every time of the project is.</summary>
    public const string Timestamp = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static void AddServiceLog(this ILoggingBuilder logging, LogOptions options)
    {
        if (options.Format == LogFormat.Json)
        {
            logging.AddJsonConsole(json =>
            {
                (json.IncludeScopes, json.UseUtcTimestamp, json.TimestampFormat) = (true, true, Timestamp);
            });
        }
        else
        {
            logging.Services.AddSingleton(options);
            logging
                .AddConsole(console => console.FormatterName = SentenceFormatter.Named)
                .AddConsoleFormatter<SentenceFormatter, ConsoleFormatterOptions>();
        }

        logging
            .Configure(tracking =>
                tracking.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId
            )
            .SetMinimumLevel(options.Level)
            .AddFilter("Microsoft", Quieter(options.Level))
            .AddFilter("System.Net.Http.HttpClient", Quieter(options.Level))
            // What these tell, the host says in a sentence of its own.
            .AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.None)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)
            .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
    }

    private static LogLevel Quieter(LogLevel level) => level > LogLevel.Warning ? level : LogLevel.Warning;
}

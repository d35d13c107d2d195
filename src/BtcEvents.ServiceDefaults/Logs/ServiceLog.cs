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
            .SetMinimumLevel(options.Level);
        foreach (var (category, least) in Quieter(options.Level))
        {
            logging.AddFilter(category, least);
        }
    }

    /// <summary>Categories that say less than others, with their least level.</summary>
    /// <param name="level">The least level of the others.</param>
    public static IReadOnlyList<(string Category, LogLevel Least)> Quieter(LogLevel level)
    {
        var least = level > LogLevel.Warning ? level : LogLevel.Warning;
        return
        [
            ("Microsoft", least),
            ("System.Net.Http.HttpClient", least),
            // What these tell, the host says in a sentence of its own.
            ("Microsoft.AspNetCore.Server.Kestrel", LogLevel.None),
            ("Microsoft.Extensions.Hosting", LogLevel.None),
            ("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None),
        ];
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace BtcEvents.ServiceDefaults;

/// <summary>The log of a service on its standard output.</summary>
internal static class ServiceLog
{
    /// <summary>UTC, as every time of the project is.</summary>
    public const string Timestamp = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel";

    public static ILoggingBuilder AddServiceLog(this ILoggingBuilder logging, LogOptions options)
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
        return logging.AddQuieter(provider: null, options.Level);
    }

    /// <summary>Keeps the file of the log small, where the options name one.</summary>
    public static void AddLogRotation(this IServiceCollection services, LogOptions options)
    {
        if (options.File is { Length: > 0 })
        {
            services.AddHostedService(provider =>
                ActivatorUtilities.CreateInstance<LogRotation>(provider, options, TimeProvider.System)
            );
        }
    }

    /// <summary>Lets the libraries say less than we do.</summary>
    /// <param name="logging">The log.</param>
    /// <param name="provider">To one provider of the log; null: to all that have no rules of their own.</param>
    /// <param name="level">The least level of ours.</param>
    public static ILoggingBuilder AddQuieter(this ILoggingBuilder logging, string? provider, LogLevel level)
    {
        var least = level > LogLevel.Warning ? level : LogLevel.Warning;
        LoggerFilterRule[] rules =
        [
            new(provider, "Microsoft", least, filter: null),
            new(provider, "System.Net.Http.HttpClient", least, filter: null),
            // What these tell, the host says in a sentence of its own; but not that a page failed.
            new(provider, Kestrel, least, (_, _, told) => told == LogLevel.Error),
            new(provider, "Microsoft.Extensions.Hosting", LogLevel.None, filter: null),
            new(provider, "Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None, filter: null),
        ];
        logging.Services.Configure<LoggerFilterOptions>(filter => Array.ForEach(rules, filter.Rules.Add));
        return logging;
    }
}

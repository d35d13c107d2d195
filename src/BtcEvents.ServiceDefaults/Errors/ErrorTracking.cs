using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sentry;
using Sentry.Extensions.Logging;

namespace BtcEvents.ServiceDefaults;

/// <summary>Reports what the log says at <see cref="LogLevel.Error"/> and above, where a DSN is given.</summary>
internal static class ErrorTracking
{
    /// <summary>Tag: the trace that the log and the OTLP receiver know it by.</summary>
    public const string TraceTag = "trace_id";

    /// <summary>Tag: name of the service.</summary>
    public const string ServiceTag = "service";

    private const string Provider = "Sentry";

    // After it, what was not taken is lost: an end must not wait for a server that is away.
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(2);

    public static void AddErrorTracking(this ILoggingBuilder logging, ErrorTrackingOptions options, string service)
    {
        if (options.Dsn.Length == 0)
        {
            return;
        }

        logging.AddSentry(sentry => Configure(sentry, options, service));
        logging.AddQuieter(Provider, LogLevel.Information); // it lifts the filters of the log for itself
    }

    private static void Configure(SentryLoggingOptions sentry, ErrorTrackingOptions options, string service)
    {
        (sentry.Dsn, sentry.Environment, sentry.Release) = (options.Dsn, options.Environment, ServiceVersion.Release);
        sentry.DefaultTags[ServiceTag] = service;
        (sentry.MinimumEventLevel, sentry.MinimumBreadcrumbLevel) = (LogLevel.Error, LogLevel.Information);
        // Errors and nothing else: no people, no sessions, no counts of what was dropped.
        (sentry.SendDefaultPii, sentry.AutoSessionTracking, sentry.SendClientReports) = (false, false, false);
        sentry.DisableUnobservedTaskExceptionCapture();
        // It would note the address of every request, of which some are secrets, and give strangers its own trace id.
        sentry.DisableSentryHttpMessageHandler = true;
        sentry.ShutdownTimeout = LongestEnd;
        sentry.SetBeforeSend(error =>
        {
            error.User = new SentryUser(); // else an id of the machine
            // Its own trace id leads nowhere.
            if (Activity.Current is { } activity)
            {
                error.SetTag(TraceTag, activity.TraceId.ToHexString());
            }

            return error;
        });
    }
}

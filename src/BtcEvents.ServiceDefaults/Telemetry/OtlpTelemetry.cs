using System.Collections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// Traces, metrics and logs to an OTLP receiver, where the environment names one by the variables that OpenTelemetry
/// defines (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and its like). Without them nothing is set up and nothing sent.
/// </summary>
internal static class OtlpTelemetry
{
    /// <summary>Where the receiver is; set, it turns everything here on.</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string Prefix = "OTEL_";
    private const string DisabledVariable = "OTEL_SDK_DISABLED";

    /// <summary>Whether telemetry goes to a receiver.</summary>
    public static bool IsConfigured =>
        Environment.GetEnvironmentVariable(EndpointVariable) is { Length: > 0 }
        && !string.Equals(
            Environment.GetEnvironmentVariable(DisabledVariable),
            "true",
            StringComparison.OrdinalIgnoreCase
        );

    /// <summary>
    /// Adds OpenTelemetry's variables: it reads them from the host's configuration, which knows only ours otherwise.
    /// </summary>
    public static IConfigurationBuilder AddOtlpVariables(this IConfigurationBuilder configuration) =>
        configuration.AddInMemoryCollection(
            Environment
                .GetEnvironmentVariables()
                .Cast<DictionaryEntry>()
                .Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value))
                .Where(entry => entry.Key.StartsWith(Prefix, StringComparison.Ordinal))
        );

    public static void AddOtlpTelemetry(this IServiceCollection services, string service)
    {
        if (!IsConfigured)
        {
            services.AddSingleton<TraceIds>();
            services.AddHostedService(provider => provider.GetRequiredService<TraceIds>());
            return;
        }

        services.AddHostedService<ReceiverComplaints>();
        services
            .AddOpenTelemetry()
            .ConfigureResource(resource =>
                resource.AddService(service, "btc-events", ServiceVersion.Text, autoGenerateServiceInstanceId: true)
            )
            .WithTracing(traces =>
                traces
                    .AddSource([.. TelemetrySources.Activities])
                    .AddProcessor(new SpanTidying())
                    .SetErrorStatusOnException()
            )
            .WithMetrics(metrics => metrics.AddMeter([.. TelemetrySources.Meters]))
            .WithLogging(null, logs => (logs.IncludeScopes, logs.IncludeFormattedMessage) = (true, true))
            .UseOtlpExporter();
    }
}

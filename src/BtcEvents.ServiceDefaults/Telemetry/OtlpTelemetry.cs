using BtcEvents.Failures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// Traces, metrics and logs to an OTLP receiver, where the environment names one by the variables that OpenTelemetry
/// defines (<see cref="OtlpVariables"/>). Without them nothing is set up and nothing sent.
/// </summary>
internal static class OtlpTelemetry
{
    /// <exception cref="BadInputException">A variable cannot be meant as it is.</exception>
    public static void AddOtlpTelemetry(this IServiceCollection services, string service)
    {
        if (!OtlpVariables.AreSet)
        {
            services.AddSingleton<TraceIds>();
            services.AddHostedService(provider => provider.GetRequiredService<TraceIds>());
            return;
        }

        OtlpVariables.Check();
        services.AddHostedService<ReceiverComplaints>();
        services
            .AddOpenTelemetry()
            .ConfigureResource(resource =>
                resource.AddService(service, "btc-events", ServiceVersion.Text, autoGenerateServiceInstanceId: true)
            )
            .WithTracing(traces =>
                traces
                    .AddSource([.. TelemetrySources.Activities])
                    .AddCycleSampler()
                    .AddProcessor(new SpanTidying())
                    .SetErrorStatusOnException()
            )
            .WithMetrics(metrics => metrics.AddMeter([.. TelemetrySources.Meters]))
            .WithLogging(null, logs => (logs.IncludeScopes, logs.IncludeFormattedMessage) = (true, true))
            .UseOtlpExporter();
    }

    // Where somebody names a sampler, it is that one.
    private static TracerProviderBuilder AddCycleSampler(this TracerProviderBuilder traces) =>
        Environment.GetEnvironmentVariable(CycleSampler.Variable) is { Length: > 0 }
            ? traces
            : traces.SetSampler(new ParentBasedSampler(new CycleSampler()));
}

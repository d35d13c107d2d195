using BtcEvents.Failures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// The pages <c>/health/live</c> (the process runs) and <c>/health/ready</c> (200 where it can work, else 503; JSON
/// says which server is missing), over a check for every <see cref="IServerProbe"/> and one for the bus.
/// </summary>
internal static class HealthPages
{
    public const string Live = "/health/live";

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(15);

    public static IServiceCollection AddServiceHealth(this IServiceCollection services)
    {
        services.AddSingleton<ServiceState>();
        services.AddSingleton<ServerWatch>();
        services.AddSingleton<IHealthCheckPublisher>(provider => provider.GetRequiredService<ServerWatch>());
        services.Configure<HealthCheckPublisherOptions>(publisher =>
        {
            publisher.Predicate = IsServer;
            (publisher.Delay, publisher.Period) = (LookAgain, LookAgain);
        });
        services.AddSingleton<BusHealthCheck>();
        services
            .AddHealthChecks()
            .Add(
                new HealthCheckRegistration(
                    BusHealthCheck.Name,
                    provider => provider.GetRequiredService<BusHealthCheck>(),
                    failureStatus: null,
                    [BusHealthCheck.Name]
                )
            );
        services.AddOptions<HealthCheckServiceOptions>().Configure<IEnumerable<IServerProbe>, TimeProvider>(AddProbes);
        return services;
    }

    public static void MapServiceHealth(this IEndpointRouteBuilder pages, string service)
    {
        pages.MapHealthChecks(
            Live,
            new HealthCheckOptions
            {
                Predicate = _ => false,
                ResponseWriter = (context, _) => SayAsync(context, "live"),
            }
        );
        pages.MapHealthChecks(
            HealthQuestion.Page,
            new HealthCheckOptions
            {
                // The bus library brings a check of its own beside ours.
                Predicate = check => IsServer(check) || check.Name == BusHealthCheck.Name,
                ResponseWriter = (context, report) =>
                    context.Response.WriteAsJsonAsync(AnswerOf(service, report), context.RequestAborted),
            }
        );
    }

    /// <summary>Whether a check is one of a server.</summary>
    public static bool IsServer(HealthCheckRegistration check) => check.Tags.Contains(ServerHealthCheck.Tag);

    public static Task SayAsync(HttpContext context, string line) =>
        context.Response.WriteAsync(line + "\n", context.RequestAborted);

    /// <summary>The results of checks as states; the bus is shown last, and once the service runs.</summary>
    public static IReadOnlyList<ServerState> StatesOf(HealthReport report) =>
        [
            .. report
                .Entries.Where(entry => PhaseOf(entry.Value) is null or ServiceState.Running)
                .OrderBy(entry => entry.Key == BusHealthCheck.Name)
                .Select(entry => new ServerState(
                    entry.Key,
                    (string)entry.Value.Data[ServerHealthCheck.Address],
                    entry.Value.Status == HealthStatus.Healthy,
                    entry.Value.Description!
                )),
        ];

    private static void AddProbes(
        HealthCheckServiceOptions checks,
        IEnumerable<IServerProbe> probes,
        TimeProvider clock
    )
    {
        foreach (var check in probes.Select(probe => (probe.Server, Check: new ServerHealthCheck(probe, clock))))
        {
            checks.Registrations.Add(new(check.Server, check.Check, failureStatus: null, [ServerHealthCheck.Tag]));
        }
    }

    private static HealthAnswer AnswerOf(string service, HealthReport report) =>
        new(
            service,
            report.Status == HealthStatus.Healthy,
            PhaseOf(report.Entries[BusHealthCheck.Name])!,
            StatesOf(report)
        );

    private static string? PhaseOf(HealthReportEntry entry) =>
        (string?)entry.Data.GetValueOrDefault(BusHealthCheck.Phase);
}

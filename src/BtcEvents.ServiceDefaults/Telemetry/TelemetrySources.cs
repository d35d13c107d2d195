using BtcEvents.Messaging;
using MassTransit.Logging;

namespace BtcEvents.ServiceDefaults;

/// <summary>Whose spans and measurements leave a service.</summary>
internal static class TelemetrySources
{
    /// <summary>
    /// Ours, the bus's (RabbitMQ.Client's own spans would tell the same sends again), the databases' and, for S3, those
    /// of HTTP requests.
    /// </summary>
    public static IReadOnlyList<string> Activities { get; } =
    [BtcEventsTelemetry.Name, DiagnosticHeaders.DefaultListenerName, "Npgsql", "MySqlConnector", "System.Net.Http"];

    /// <summary>Ours, the databases' pools, HTTP served and asked, process and runtime.</summary>
    public static IReadOnlyList<string> Meters { get; } =
    [
        BtcEventsTelemetry.Name,
        "Npgsql",
        "MySqlConnector",
        "Microsoft.AspNetCore.Hosting",
        "System.Net.Http",
        "System.Runtime",
    ];
}

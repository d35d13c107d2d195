using System.Security.Cryptography;

namespace BtcEvents.Cli.Dashboard;

/// <summary>
/// Where a dashboard listens on 127.0.0.1, and its keys: secrets, so they are in no log and in no argument.
/// </summary>
internal sealed record DashboardState
{
    /// <summary>The names of OTLP's variables begin with it.</summary>
    public const string OtlpPrefix = "OTEL_EXPORTER_OTLP_";

    private const int KeyBytes = 24;

    /// <summary>Port of the pages and of the JSON API.</summary>
    public required int Port { get; init; }

    /// <summary>Port that takes OTLP over gRPC.</summary>
    public required int GrpcPort { get; init; }

    /// <summary>Port that takes OTLP over HTTP.</summary>
    public required int HttpPort { get; init; }

    /// <summary>What logs a browser in.</summary>
    public string BrowserToken { get; init; } = Key();

    /// <summary>What a sender shows.</summary>
    public string OtlpKey { get; init; } = Key();

    /// <summary>What a reader of the JSON API shows, in the header <c>x-api-key</c>.</summary>
    public string ApiKey { get; init; } = Key();

    /// <summary>Address of the pages.</summary>
    public string Address => FormattableString.Invariant($"http://127.0.0.1:{Port}");

    /// <summary>Logs a browser in.</summary>
    public string Link => $"{Address}/login?t={BrowserToken}";

    /// <summary>Where a service sends to.</summary>
    public string Receiver => FormattableString.Invariant($"http://127.0.0.1:{GrpcPort}");

    /// <summary>Variables of a service that sends to it.</summary>
    public IReadOnlyDictionary<string, string> OfSender() =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [OtlpPrefix + "ENDPOINT"] = Receiver,
            [OtlpPrefix + "PROTOCOL"] = "grpc",
            [OtlpPrefix + "HEADERS"] = $"x-otlp-api-key={OtlpKey}",
        };

    /// <summary>Variables of the dashboard itself.</summary>
    public IReadOnlyDictionary<string, string> OfDashboard() =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = Address,
            ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = Receiver,
            ["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] = FormattableString.Invariant($"http://127.0.0.1:{HttpPort}"),
            ["Dashboard__Frontend__AuthMode"] = "BrowserToken",
            ["Dashboard__Frontend__BrowserToken"] = BrowserToken,
            ["Dashboard__Otlp__AuthMode"] = "ApiKey",
            ["Dashboard__Otlp__PrimaryApiKey"] = OtlpKey,
            ["Dashboard__Api__AuthMode"] = "ApiKey",
            ["Dashboard__Api__PrimaryApiKey"] = ApiKey,
            ["Dashboard__ApplicationName"] = "btc-events",
            // At the next level it logs its login link.
            ["Logging__LogLevel__Default"] = "Warning",
        };

    private static string Key() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
}

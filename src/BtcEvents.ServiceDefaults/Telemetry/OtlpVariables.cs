using System.Collections;
using BtcEvents.Failures;
using Microsoft.Extensions.Configuration;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// The variables that say where telemetry goes, as OpenTelemetry defines them
/// (https://opentelemetry.io/docs/specs/otel/protocol/exporter/).
/// </summary>
internal static class OtlpVariables
{
    /// <summary>Where the receiver is; set, it turns everything on.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string Disabled = "OTEL_SDK_DISABLED";
    private const string Prefix = "OTEL_";
    private const string ExporterPrefix = "OTEL_EXPORTER_OTLP_";

    // For all signals, and for one.
    private static readonly string[] Signals = ["", "TRACES_", "METRICS_", "LOGS_"];
    private static readonly string[] Protocols = ["grpc", "http/protobuf"];

    /// <summary>Whether telemetry goes to a receiver.</summary>
    public static bool AreSet =>
        Value(Endpoint) is not null && !string.Equals(Value(Disabled), "true", StringComparison.OrdinalIgnoreCase);

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

    /// <summary>OpenTelemetry itself takes a default for what it cannot read, and sends where nobody meant.</summary>
    /// <exception cref="BadInputException">One of them cannot be meant so; no secret is told.</exception>
    public static void Check()
    {
        foreach (var signal in Signals.Select(signal => ExporterPrefix + signal))
        {
            Check(signal + "ENDPOINT", IsAddress, Shown, "an http or https address is allowed");
            Check(signal + "PROTOCOL", Protocols.Contains, text => text, $"{string.Join(", ", Protocols)} are allowed");
            Check(signal + "HEADERS", AreHeaders, _ => null, "NAME=VALUE is allowed, or several with commas between");
        }
    }

    /// <summary>An endpoint without the user and the password that it may have.</summary>
    public static string Shown(string endpoint) =>
        endpoint.LastIndexOf('@') is var at and >= 0 ? $"...{endpoint.AsSpan(at)}" : endpoint;

    private static void Check(string name, Func<string, bool> isRight, Func<string, string?> show, string allowed)
    {
        if (Value(name) is { } text && !isRight(text))
        {
            var given = show(text) is { } shown ? $"is '{shown}'" : "is given, and not shown";
            throw new BadInputException($"{name} {given}: {allowed}");
        }
    }

    private static string? Value(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? text : null;

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    private static bool AreHeaders(string text) => text.Split(',').All(header => header.Trim().IndexOf('=') > 0);
}

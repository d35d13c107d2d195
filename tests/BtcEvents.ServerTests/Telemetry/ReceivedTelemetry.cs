using System.Text.Json.Nodes;

namespace BtcEvents.ServerTests.Telemetry;

/// <summary>A span as the dashboard has it.</summary>
/// <param name="Service">Name of the service that sent it.</param>
/// <param name="Source">Name of its activity source.</param>
/// <param name="Name">Its name.</param>
/// <param name="TraceId">Its trace.</param>
/// <param name="Id">Its id.</param>
/// <param name="Parent">Id of the span above it; empty for the first of a trace.</param>
/// <param name="Tags">Its tags that are text.</param>
internal sealed record ReceivedSpan(
    string Service,
    string Source,
    string Name,
    string TraceId,
    string Id,
    string Parent,
    IReadOnlyDictionary<string, string> Tags
);

/// <summary>An entry of a log as the dashboard has it.</summary>
/// <param name="Service">Name of the service that sent it.</param>
/// <param name="Text">What it says.</param>
/// <param name="TraceId">Its trace; empty for none.</param>
internal sealed record ReceivedLog(string Service, string Text, string TraceId);

/// <summary>Reads OTLP's JSON.</summary>
internal static class ReceivedTelemetry
{
    public static IReadOnlyList<ReceivedSpan> Spans(JsonNode answer) =>
        [
            .. Entries(answer, "resourceSpans", "scopeSpans", "spans")
                .Select(found => new ReceivedSpan(
                    found.Service,
                    (string)found.Scope["name"]!,
                    (string)found.Entry["name"]!,
                    (string)found.Entry["traceId"]!,
                    (string)found.Entry["spanId"]!,
                    (string?)found.Entry["parentSpanId"] ?? "",
                    TagsOf(found.Entry)
                )),
        ];

    public static IReadOnlyList<ReceivedLog> Logs(JsonNode answer) =>
        [
            .. Entries(answer, "resourceLogs", "scopeLogs", "logRecords")
                .Select(found => new ReceivedLog(
                    found.Service,
                    (string)found.Entry["body"]!["stringValue"]!,
                    (string?)found.Entry["traceId"] ?? ""
                )),
        ];

    private static IEnumerable<(string Service, JsonNode Scope, JsonNode Entry)> Entries(
        JsonNode answer,
        string resources,
        string scopes,
        string entries
    ) =>
        from resource in answer["data"]![resources]!.AsArray()
        let service = TagsOf(resource["resource"]!)["service.name"]
        from scope in resource[scopes]!.AsArray()
        from entry in scope[entries]!.AsArray()
        select (service, scope["scope"]!, entry);

    private static Dictionary<string, string> TagsOf(JsonNode tagged) =>
        (tagged["attributes"]?.AsArray() ?? [])
            .Where(tag => tag!["value"]!["stringValue"] is not null)
            .ToDictionary(
                tag => (string)tag!["key"]!,
                tag => (string)tag!["value"]!["stringValue"]!,
                StringComparer.Ordinal
            );
}

using System.Diagnostics;
using BtcEvents.Messaging;
using MassTransit.Logging;
using OpenTelemetry;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// Keeps what nobody wants to read out of the receiver: statements that a service makes on its own account (looking at
/// its outbox, asking a server whether it is there) belong to no cycle, and the text of a bulk statement is as long as
/// its data.
/// </summary>
internal sealed class SpanTidying : BaseProcessor<Activity>
{
    private const int LongestStatement = 400;

    private static readonly string[] Statements = ["db.statement", "db.query.text"];

    public override void OnEnd(Activity data)
    {
        if (IsOnOwnAccount(data))
        {
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded; // exporters leave it out
            return;
        }

        // An artefact that is there already: a conditional PUT says so, and nothing has failed.
        if (data.Source.Name == "System.Net.Http" && data.GetTagItem("http.response.status_code") is 412)
        {
            data.SetStatus(ActivityStatusCode.Unset).SetTag("error.type", null);
        }

        foreach (var tag in Statements)
        {
            if (data.GetTagItem(tag) is string { Length: > LongestStatement } statement)
            {
                data.SetTag(tag, $"{statement.AsSpan(0, LongestStatement)}... ({statement.Length} characters)");
            }
        }
    }

    // Not only the first span: what is below it would be without its parent.
    private static bool IsOnOwnAccount(Activity span)
    {
        while (span.Parent is { } parent)
        {
            span = parent;
        }

        return span.ParentSpanId == default && !CanBegin(span.Source.Name);
    }

    private static bool CanBegin(string source) =>
        source is BtcEventsTelemetry.Name or DiagnosticHeaders.DefaultListenerName;
}

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
        if (data is { ParentSpanId: var parent } && parent == default && !CanBegin(data.Source.Name))
        {
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded; // exporters leave it out
            return;
        }

        foreach (var tag in Statements)
        {
            if (data.GetTagItem(tag) is string { Length: > LongestStatement } statement)
            {
                data.SetTag(tag, $"{statement.AsSpan(0, LongestStatement)}... ({statement.Length} characters)");
            }
        }
    }

    private static bool CanBegin(string source) =>
        source is BtcEventsTelemetry.Name or DiagnosticHeaders.DefaultListenerName;
}

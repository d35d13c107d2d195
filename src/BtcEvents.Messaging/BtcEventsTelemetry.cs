using System.Diagnostics;
using System.Diagnostics.Metrics;
using BtcEvents.Contracts;

namespace BtcEvents.Messaging;

/// <summary>
/// Names of our own spans and instruments, in one place. Tags stay few: stage and outcome, never a cycle.
/// </summary>
public static class BtcEventsTelemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "BtcEvents";

    /// <summary>Tag: the stage in lower case.</summary>
    public const string StageTag = "btcevents.stage";

    /// <summary>Tag: <c>completed</c>, <c>failed</c> or <c>skipped</c>.</summary>
    public const string OutcomeTag = "btcevents.outcome";

    /// <summary>Tag: how often a message was tried.</summary>
    public const string TriesTag = "btcevents.tries";

    /// <summary>Tag: seconds from when a message was sent to its first try.</summary>
    public const string WaitTag = "btcevents.wait";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Outcomes = Meter.CreateCounter<long>(
        "btcevents.stage.outcomes",
        "{message}",
        "Messages that a stage finished with, by stage and outcome."
    );

    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>(
        "btcevents.stage.duration",
        "s",
        "Time a stage took for one message, retries included."
    );

    private static readonly Counter<long> Postponed = Meter.CreateCounter<long>(
        "btcevents.outbox.postponed",
        "{message}",
        "Messages of the outbox that could not be sent and were put off."
    );

    /// <summary>Our own spans; the bus has its own for every message.</summary>
    public static ActivitySource Source { get; } = new(Name);

    internal static void StageEnded(Stage stage, string outcome, TimeSpan duration)
    {
        // On the bus's own span: it names the spans below after the current one, so one of ours in between would rename
        // them.
        Activity.Current?.SetTag(StageTag, NameOf(stage)).SetTag(OutcomeTag, outcome);
        var tags = new TagList { { StageTag, NameOf(stage) }, { OutcomeTag, outcome } };
        Outcomes.Add(1, tags);
        if (outcome != "skipped")
        {
            Durations.Record(duration.TotalSeconds, tags);
        }
    }

    /// <summary>On the bus's own span of the message, from which both can be read for every endpoint.</summary>
    internal static void HopEnded(HopEnd hop)
    {
        var began = hop.StartedAt ?? hop.EndedAt;
        Activity
            .Current?.SetTag(TriesTag, hop.Tries)
            .SetTag(WaitTag, (began - (hop.SentAt ?? hop.ReceivedAt)).TotalSeconds);
    }

    internal static void MessagePostponed() => Postponed.Add(1);

    private static string NameOf(Stage stage) =>
        stage switch
        {
            Stage.Data => "data",
            Stage.Features => "features",
            Stage.Selection => "selection",
            Stage.Training => "training",
            Stage.Forecast => "forecast",
            _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "not a stage"),
        };
}

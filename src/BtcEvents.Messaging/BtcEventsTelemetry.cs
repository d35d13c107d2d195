using System.Diagnostics;
using System.Diagnostics.Metrics;
using BtcEvents.Contracts;

namespace BtcEvents.Messaging;

/// <summary>
/// Our own spans and the instruments of the bus; their names are in <see cref="MetricNames"/>. Tags stay few and
/// bounded: never a cycle, a month or what a stranger's message says.
/// </summary>
public static class BtcEventsTelemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "BtcEvents";

    /// <summary>Tag of a span: the stage in lower case.</summary>
    public const string StageTag = "btcevents.stage";

    /// <summary>Tag of a span: <c>completed</c>, <c>failed</c> or <c>skipped</c>.</summary>
    public const string OutcomeTag = "btcevents.outcome";

    /// <summary>Tag of a span: how often a message was tried.</summary>
    public const string TriesTag = "btcevents.tries";

    /// <summary>Tag of a span: seconds from when a message was sent to its first try.</summary>
    public const string WaitTag = "btcevents.wait";

    /// <summary>An outcome of a stage: its consumer finished.</summary>
    internal const string Completed = "completed";

    /// <summary>An outcome of a stage: its consumer gave up for good.</summary>
    internal const string Failed = "failed";

    /// <summary>An outcome of a stage: outside the cycle's plan.</summary>
    internal const string Skipped = "skipped";

    // From a hop of milliseconds to a training of an hour.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600],
    };

    private static readonly Counter<long> Published = Counter(
        MetricNames.MessagesPublished,
        "Messages that reached the broker, by contract."
    );

    private static readonly Counter<long> Consumed = Counter(
        MetricNames.MessagesConsumed,
        "Messages that a consumer finished with, by its queue and the contract."
    );

    private static readonly Counter<long> Faulted = Counter(
        MetricNames.MessagesFaulted,
        "Messages that a consumer gave up for good, by its queue and the contract."
    );

    private static readonly Counter<long> Retried = Counter(
        MetricNames.MessagesRetried,
        "Tries after the first, by the consumer's queue."
    );

    private static readonly Histogram<double> Waits = Histogram(
        MetricNames.HopWait,
        "Time from when a message was sent to its first try, by the consumer's queue."
    );

    private static readonly Histogram<double> Works = Histogram(
        MetricNames.HopWork,
        "Time from the first try of a message to its end, retries included, by the consumer's queue."
    );

    private static readonly Counter<long> Outcomes = Counter(
        MetricNames.StageOutcomes,
        "Messages that a stage finished with, by stage and outcome."
    );

    private static readonly Histogram<double> Durations = Histogram(
        MetricNames.StageDuration,
        "Time a stage took for one message, retries included, by stage and outcome."
    );

    private static readonly Counter<long> Postponed = Counter(
        MetricNames.OutboxPostponed,
        "Messages of the outbox that could not be sent and were put off."
    );

    /// <summary>Our own spans; the bus has its own for every message.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Our own instruments; whoever adds one takes it from here.</summary>
    public static Meter Meter => field ??= new(Name);

    /// <summary>On the bus's own span of the message too: both times can be read there for every endpoint.</summary>
    internal static void HopEnded(HopEnd hop)
    {
        var began = hop.StartedAt ?? hop.EndedAt;
        var wait = began - (hop.SentAt ?? hop.ReceivedAt);
        if (Activity.Current is { IsAllDataRequested: true } span)
        {
            span.SetTag(TriesTag, hop.Tries).SetTag(WaitTag, wait.TotalSeconds);
            SpanCounts.Tag(span, hop.Told);
        }

        var consumer = KeyValuePair.Create(MetricNames.ConsumerLabel, (object?)hop.Endpoint);
        var message = KeyValuePair.Create(MetricNames.MessageLabel, (object?)hop.MessageType);
        (hop.Outcome == HopEnd.Completed ? Consumed : Faulted).Add(1, consumer, message);
        Waits.Record(Math.Max(0, wait.TotalSeconds), consumer); // the sender's clock may be ahead
        if (hop.StartedAt is not null) // else outside the cycle's plan, and no work
        {
            Works.Record((hop.EndedAt - began).TotalSeconds, consumer);
        }

        if (hop.Tries > 1)
        {
            Retried.Add(hop.Tries - 1, consumer);
        }
    }

    internal static void StageEnded(Stage stage, string outcome, TimeSpan duration)
    {
        // On the bus's own span, and at its end: it names the spans below after the current one, so one of ours in
        // between would rename them.
        if (Activity.Current is { } span)
        {
            span.SetTag(StageTag, NameOf(stage)).SetTag(OutcomeTag, outcome).DisplayName = $"stage {NameOf(stage)}";
        }

        var tags = new TagList { { MetricNames.StageLabel, NameOf(stage) }, { MetricNames.OutcomeLabel, outcome } };
        Outcomes.Add(1, tags);
        if (outcome != Skipped)
        {
            Durations.Record(duration.TotalSeconds, tags);
        }
    }

    /// <summary>
    /// A stage that this process runs is on its page from the start on: what begins with 1 has not grown, to those who
    /// watch.
    /// </summary>
    internal static void StageAdded(Stage stage)
    {
        foreach (var outcome in (string[])[Completed, Failed, Skipped])
        {
            Outcomes.Add(
                0,
                new TagList { { MetricNames.StageLabel, NameOf(stage) }, { MetricNames.OutcomeLabel, outcome } }
            );
        }
    }

    /// <summary>A message that went to the error queue unread.</summary>
    internal static void MessageRefused(string endpoint) =>
        Faulted.Add(
            1,
            KeyValuePair.Create(MetricNames.ConsumerLabel, (object?)endpoint),
            KeyValuePair.Create(MetricNames.MessageLabel, (object?)KnownMessages.Other)
        );

    internal static void MessagePublished(string messageType) =>
        Published.Add(1, KeyValuePair.Create(MetricNames.MessageLabel, (object?)KnownMessages.NameOf(messageType)));

    internal static void MessagePostponed() => Postponed.Add(1);

    internal static string NameOf(Stage stage) =>
        stage switch
        {
            Stage.Data => "data",
            Stage.Features => "features",
            Stage.Selection => "selection",
            Stage.Training => "training",
            Stage.Forecast => "forecast",
            _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "not a stage"),
        };

    private static Counter<long> Counter(string name, string description) =>
        Meter.CreateCounter<long>(name, "{message}", description);

    private static Histogram<double> Histogram(string name, string description) =>
        Meter.CreateHistogram(name, "s", description, tags: null, Seconds);
}

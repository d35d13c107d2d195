namespace BtcEvents.Cycles;

/// <summary>The waterfall of a cycle, for scripts.</summary>
public sealed record TraceDocument
{
    /// <summary>Id of the cycle.</summary>
    public required Guid CycleId { get; init; }

    /// <summary>What it forecasts.</summary>
    public required string Symbol { get; init; }

    /// <summary>Forecast month, <c>yyyy-MM</c>.</summary>
    public required string Month { get; init; }

    /// <summary>Number of the run of the month, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary><c>running</c>, <c>completed</c>, <c>failed</c> or <c>cancelled</c>.</summary>
    public required string State { get; init; }

    /// <summary>When the first message was sent (UTC), as far as that is known.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>When the last fact happened (UTC).</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>From the first to the last.</summary>
    public required double TotalSeconds { get; init; }

    /// <summary>How much of it somebody worked; null where no hop is timed.</summary>
    public required double? WorkedSeconds { get; init; }

    /// <summary>The share of the time in which nobody worked, 0 to 1; null where that is not known.</summary>
    public required double? WaitShare { get; init; }

    /// <summary>Fact of the hop that took longest; null where none is timed.</summary>
    public required string? Longest { get; init; }

    /// <summary>The hops, oldest first.</summary>
    public required IReadOnlyList<TracedHopDocument> Hops { get; init; }

    /// <summary>A waterfall.</summary>
    public static TraceDocument Of(Waterfall waterfall)
    {
        var (cycle, status) = (waterfall.Outcome.Cycle, waterfall.Outcome.Status);
        return new()
        {
            CycleId = cycle.CycleId,
            Symbol = cycle.Symbol,
            Month = cycle.Month,
            Attempt = cycle.Attempt,
            State = ScriptJson.StateOf(status.State),
            BeganAt = waterfall.BeganAt,
            EndedAt = waterfall.EndedAt,
            TotalSeconds = waterfall.Total.TotalSeconds,
            WorkedSeconds = waterfall.Worked?.TotalSeconds,
            WaitShare = waterfall.WaitShare,
            Longest = waterfall.Longest?.Fact.Fact,
            Hops = [.. waterfall.Hops.Select(TracedHopDocument.Of)],
        };
    }
}

/// <summary>One hop of a waterfall, for scripts; a time is null where the fact does not say it.</summary>
public sealed record TracedHopDocument
{
    /// <summary>Name of the contract, for example <c>DataUpdated</c>.</summary>
    public required string Fact { get; init; }

    /// <summary>Who published it.</summary>
    public required string? Consumer { get; init; }

    /// <summary>When the message that caused it was sent (UTC).</summary>
    public required DateTimeOffset? SentAt { get; init; }

    /// <summary>When the consumer's process took that from the broker (UTC).</summary>
    public required DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>When it had its turn and its first try began (UTC).</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the work ended (UTC).</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>On its way: in the outbox and with the broker.</summary>
    public required double? TravelSeconds { get; init; }

    /// <summary>In the consumer's process, before its turn.</summary>
    public required double? TurnSeconds { get; init; }

    /// <summary>From sent to started.</summary>
    public required double? WaitSeconds { get; init; }

    /// <summary>From started to the fact; pauses between tries are part of it.</summary>
    public required double? WorkSeconds { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int? Tries { get; init; }

    /// <summary>How many of the tries failed.</summary>
    public required int? FailedTries { get; init; }

    /// <summary>Whether the fact is that something failed.</summary>
    public required bool Failed { get; init; }

    /// <summary>Whether it is of an earlier cycle of the month and was only told again under this one.</summary>
    public required bool Earlier { get; init; }

    /// <summary>Id of its message.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>Id of the message that caused it; null where nothing did.</summary>
    public required Guid? Causation { get; init; }

    /// <summary>A hop.</summary>
    public static TracedHopDocument Of(TracedHop hop) =>
        new()
        {
            Fact = hop.Fact.Fact,
            Consumer = hop.Consumer,
            SentAt = hop.Fact.Body.Hop?.SentAt,
            ReceivedAt = hop.ReceivedAt,
            StartedAt = hop.StartedAt,
            OccurredAt = hop.Fact.Body.OccurredAt,
            TravelSeconds = hop.Travel?.TotalSeconds,
            TurnSeconds = hop.Turn?.TotalSeconds,
            WaitSeconds = hop.Wait?.TotalSeconds,
            WorkSeconds = hop.Work?.TotalSeconds,
            Tries = hop.Tries,
            FailedTries = hop.FailedTries,
            Failed = hop.Failed,
            Earlier = hop.Earlier,
            MessageId = hop.Fact.MessageId,
            Causation = hop.Fact.Causation,
        };
}

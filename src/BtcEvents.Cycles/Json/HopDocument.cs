namespace BtcEvents.Cycles;

/// <summary>One fact as it came, for scripts.</summary>
public sealed record HopDocument
{
    /// <summary>Id of the cycle.</summary>
    public required Guid CycleId { get; init; }

    /// <summary>What it forecasts.</summary>
    public required string Symbol { get; init; }

    /// <summary>Forecast month, <c>yyyy-MM</c>.</summary>
    public required string Month { get; init; }

    /// <summary>Number of the run of the month, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Place in the journal.</summary>
    public required long Seq { get; init; }

    /// <summary>Name of the contract, for example <c>DataUpdated</c>.</summary>
    public required string Fact { get; init; }

    /// <summary>When it happened (UTC).</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Since the fact before it of the same cycle; null for the first.</summary>
    public required double? SinceSeconds { get; init; }

    /// <summary>Id of its message.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>Id of the message that caused it; null where nothing did.</summary>
    public required Guid? Causation { get; init; }

    /// <summary>A hop.</summary>
    public static HopDocument Of(Hop hop) =>
        new()
        {
            CycleId = hop.Cycle.CycleId,
            Symbol = hop.Cycle.Symbol,
            Month = hop.Cycle.Month,
            Attempt = hop.Cycle.Attempt,
            Seq = hop.Fact.Seq,
            Fact = hop.Fact.Fact,
            OccurredAt = hop.Fact.Body.OccurredAt,
            SinceSeconds = hop.Since?.TotalSeconds,
            MessageId = hop.Fact.MessageId,
            Causation = hop.Fact.Causation,
        };
}

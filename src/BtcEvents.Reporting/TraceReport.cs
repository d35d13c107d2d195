namespace BtcEvents.Reporting;

/// <summary>Everything the page of a cycle's waterfall shows. Spans are seconds.</summary>
public sealed record TraceReport
{
    /// <summary>What is forecast, for example <c>BTC-USD</c>.</summary>
    public required string Symbol { get; init; }

    /// <summary>First day of the forecast month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Attempt, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>The cycle.</summary>
    public required Guid CycleId { get; init; }

    /// <summary>Its state in lower case.</summary>
    public required string State { get; init; }

    /// <summary>When the first message was sent: the zero of every time.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>From then to the last fact.</summary>
    public required double Seconds { get; init; }

    /// <summary>How much of it somebody worked; null where that is not known.</summary>
    public double? Worked { get; init; }

    /// <summary>The share of it in which nobody worked, 0 to 1; null where that is not known.</summary>
    public double? WaitShare { get; init; }

    /// <summary>The hops, oldest first, without those of an earlier cycle.</summary>
    public required IReadOnlyList<HopLine> Hops { get; init; }

    /// <summary>Facts that an earlier cycle of the month had and that were told again: they are not drawn.</summary>
    public int Earlier { get; init; }
}

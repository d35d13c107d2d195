using BtcEvents.Cli.Backfilling;
using BtcEvents.Cycles;

namespace BtcEvents.Cli.Json;

/// <summary>A backfill at its end, for scripts.</summary>
internal sealed record BackfillDocument
{
    /// <summary>What was forecast.</summary>
    public required string Symbol { get; init; }

    /// <summary>First forecast month, <c>yyyy-MM</c>.</summary>
    public required string From { get; init; }

    /// <summary>Last forecast month, <c>yyyy-MM</c>.</summary>
    public required string To { get; init; }

    /// <summary>How many months have their forecast.</summary>
    public required int Done { get; init; }

    /// <summary>How many failed or were cancelled.</summary>
    public required int Failed { get; init; }

    /// <summary>Every month, oldest first.</summary>
    public required IReadOnlyList<BackfillMonthDocument> Months { get; init; }

    /// <summary>A backfill that is over.</summary>
    public static BackfillDocument Of(BackfillOptions options, BackfillProgress end) =>
        new()
        {
            Symbol = options.Symbol,
            From = options.From.ToString(),
            To = options.To.ToString(),
            Done = end.Done,
            Failed = end.Failed.Count(),
            Months = [.. end.Months.Select(BackfillMonthDocument.Of)],
        };
}

/// <summary>A month of a backfill with its latest attempt; what a cycle has is null where there was none.</summary>
internal sealed record BackfillMonthDocument
{
    /// <summary>Forecast month, <c>yyyy-MM</c>.</summary>
    public required string Month { get; init; }

    /// <summary>Id of the cycle.</summary>
    public required Guid? CycleId { get; init; }

    /// <summary>Number of the run of the month, from 1.</summary>
    public required int? Attempt { get; init; }

    /// <summary><c>completed</c>, <c>failed</c> or <c>cancelled</c>.</summary>
    public required string? State { get; init; }

    /// <summary>Why it failed or was cancelled, one sentence.</summary>
    public required string? Reason { get; init; }

    /// <summary>A month.</summary>
    public static BackfillMonthDocument Of(BackfillMonth month) =>
        new()
        {
            Month = month.Month.ToString(),
            CycleId = month.Latest?.Cycle.CycleId,
            Attempt = month.Latest?.Cycle.Attempt,
            State = month.Latest is { } latest ? ScriptJson.StateOf(latest.State) : null,
            Reason = month.Latest?.Reason,
        };
}

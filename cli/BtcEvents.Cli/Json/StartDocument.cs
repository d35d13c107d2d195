namespace BtcEvents.Cli.Json;

/// <summary>A cycle that was asked for, for scripts.</summary>
internal sealed record StartDocument
{
    /// <summary>Id of the cycle.</summary>
    public required Guid CycleId { get; init; }

    /// <summary>What it forecasts.</summary>
    public required string Symbol { get; init; }

    /// <summary>Forecast month, <c>yyyy-MM</c>.</summary>
    public required string Month { get; init; }

    /// <summary>Number of the run of the month, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>
    /// <c>queued</c> where no orchestrator took it yet, else <c>running</c>, <c>completed</c>, <c>failed</c> or
    /// <c>cancelled</c>.
    /// </summary>
    public required string State { get; init; }
}

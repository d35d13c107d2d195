using BtcEvents.Market;

namespace BtcEvents.Cli.Backfilling;

/// <summary>What a backfill does.</summary>
internal sealed record BackfillOptions
{
    /// <summary>What is forecast.</summary>
    public required string Symbol { get; init; }

    /// <summary>First forecast month.</summary>
    public required Month From { get; init; }

    /// <summary>Last forecast month.</summary>
    public required Month To { get; init; }

    /// <summary>Most cycles open at once.</summary>
    public int Parallel { get; init; } = 4;

    /// <summary>Seed of every cycle.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>Whether months that failed before are tried again.</summary>
    public bool RetryFailed { get; init; }
}

namespace BtcEvents.Contracts;

/// <summary>Which stages a cycle runs. Carried by every fact, so that one stage can run alone.</summary>
public sealed record CyclePlan
{
    /// <summary>
    /// First stage that runs; the facts before it are taken from the latest earlier cycle of the month.
    /// </summary>
    public Stage From { get; init; } = Stage.Data;

    /// <summary>Last stage that runs; its fact closes the cycle.</summary>
    public Stage Through { get; init; } = Stage.Forecast;

    /// <summary>Select features anew even where the present set still serves.</summary>
    public bool ForceSelection { get; init; }

    /// <summary>Seed of every random draw of the cycle.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>False where the outcome may not move the champion (a backfill of an old month).</summary>
    public bool MayPromote { get; init; } = true;
}

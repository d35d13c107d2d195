namespace BtcEvents.Cli.Json;

/// <summary>A simulated market that was written, for scripts.</summary>
internal sealed record SampleDocument
{
    /// <summary>The folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Always true: the figures are a generator's.</summary>
    public required bool Simulated { get; init; }

    /// <summary>What can be forecast with it.</summary>
    public required string Symbol { get; init; }

    /// <summary>Seed of the simulation.</summary>
    public required int Seed { get; init; }

    /// <summary>Number of series.</summary>
    public required int Series { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly First { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly Last { get; init; }
}

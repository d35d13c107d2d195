namespace BtcEvents.Reporting;

/// <summary>What the store holds of one series at the as-of date.</summary>
public sealed record SeriesCoverage
{
    /// <summary>Name in the catalogue.</summary>
    public required string Name { get; init; }

    /// <summary>Rows.</summary>
    public required int Rows { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly First { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>Rows that this cycle found new or changed.</summary>
    public int Written { get; init; }
}

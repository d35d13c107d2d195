namespace BtcEvents.Contracts;

/// <summary>One series after an update.</summary>
public sealed record SeriesUpdate
{
    /// <summary>Name in the catalogue, for example <c>btc_spot</c>.</summary>
    public required string Series { get; init; }

    /// <summary>Rows known at the as-of date.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows that were new or different in the store.</summary>
    public required int Written { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly First { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>
    /// Reference of the raw payload as it was received; in older facts empty where no source gave any.
    /// </summary>
    public required string Payload { get; init; }

    /// <summary>
    /// Name of the source that gave it, for example <c>csv</c>; null in older facts, where no source gave any or
    /// sources had no names.
    /// </summary>
    public string? Source { get; init; }
}

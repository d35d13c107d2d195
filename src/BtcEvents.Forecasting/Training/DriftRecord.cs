namespace BtcEvents.Forecasting;

/// <summary>Drift of the champion's features: recent months against the older ones.</summary>
public sealed record DriftRecord
{
    /// <summary>The verdict that calls for action.</summary>
    public const string Drifted = "drift";

    /// <summary><c>none</c>, <c>some</c>, <c>drift</c> or <c>not enough data</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>One sentence with the figures.</summary>
    public required string Reason { get; init; }

    /// <summary>Feature by feature.</summary>
    public required IReadOnlyList<DriftEntry> Features { get; init; }
}

/// <summary>Drift of one feature; figures are absent where there are too few values.</summary>
/// <param name="Feature">Name.</param>
/// <param name="Verdict"><c>none</c>, <c>some</c>, <c>drift</c> or <c>not enough data</c>.</param>
/// <param name="KolmogorovSmirnov">Two-sample statistic, 0 to 1.</param>
/// <param name="PValue">Its p-value, adjusted for the number of features.</param>
/// <param name="StabilityIndex">Population stability index.</param>
/// <param name="Shift">Recent median less older median, in standard deviations; the sign says where it went.</param>
public sealed record DriftEntry(
    string Feature,
    string Verdict,
    double? KolmogorovSmirnov,
    double? PValue,
    double? StabilityIndex,
    double? Shift
);

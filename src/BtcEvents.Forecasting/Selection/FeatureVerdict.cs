namespace BtcEvents.Forecasting;

/// <summary>What the selection decided about one feature, and why.</summary>
public sealed record FeatureVerdict
{
    /// <summary>The feature.</summary>
    public required string Feature { get; init; }

    /// <summary>Whether models may use it.</summary>
    public required bool Kept { get; init; }

    /// <summary>1: before the lags, 2: after them.</summary>
    public required int Stage { get; init; }

    /// <summary>One sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>Correlation with what the anchor leaves open; absent where it was not worked out.</summary>
    public double? Correlation { get; init; }

    /// <summary>Share of XGBoost's gain; absent where it was not worked out.</summary>
    public double? Importance { get; init; }
}

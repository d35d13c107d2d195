namespace BtcEvents.ServiceDefaults;

/// <summary>What a metric does with a measurement.</summary>
internal enum MetricKind
{
    /// <summary>A counter grows by it.</summary>
    Count,

    /// <summary>A counter has reached it.</summary>
    CountReached,

    /// <summary>A gauge goes up, or down, by it.</summary>
    Change,

    /// <summary>A gauge has this value now.</summary>
    Level,

    /// <summary>A histogram takes it into a bucket.</summary>
    Distribution,
}

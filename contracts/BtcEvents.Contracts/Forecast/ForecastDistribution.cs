namespace BtcEvents.Contracts;

/// <summary>
/// What a forecast says beside its number: a Student's t about it, from which an interval of any coverage follows.
/// Nothing lies below -100 %.
/// </summary>
public sealed record ForecastDistribution
{
    /// <summary>Standard deviation, percentage points.</summary>
    public required double SpreadPercent { get; init; }

    /// <summary>Degrees of freedom of the Student's t, whose scale is the spread times sqrt((v - 2) / v).</summary>
    public required double DegreesOfFreedom { get; init; }

    /// <summary>Probability that the monthly mean rises, 0 to 1.</summary>
    public required double ProbabilityUp { get; init; }

    /// <summary>Quantiles, lowest first: 5 % to 95 % in steps of 5.</summary>
    public required IReadOnlyList<ForecastQuantile> Quantiles { get; init; }

    /// <summary>Whether both say the same, quantile by quantile.</summary>
    public bool Equals(ForecastDistribution? other) =>
        other is not null
        && (SpreadPercent, DegreesOfFreedom, ProbabilityUp)
            == (other.SpreadPercent, other.DegreesOfFreedom, other.ProbabilityUp)
        && Quantiles.SequenceEqual(other.Quantiles);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(SpreadPercent, DegreesOfFreedom, ProbabilityUp);
}

/// <summary>A change that is not exceeded with a probability.</summary>
public sealed record ForecastQuantile
{
    /// <summary>The probability, 0 to 1.</summary>
    public required double Level { get; init; }

    /// <summary>Change of the monthly mean close, percent.</summary>
    public required double ChangePercent { get; init; }
}

using System.Collections.Immutable;
using BtcEvents.Learning.Linear;

namespace BtcEvents.Learning.Intervals;

/// <summary>
/// Split-conformal intervals (Vovk, Gammerman &amp; Shafer 2005; Lei, G'Sell, Rinaldo, Tibshirani &amp; Wasserman 2018)
/// from out-of-sample residuals. With a difficulty for each residual (for example realised volatility at its origin)
/// the residuals are divided by it and the interval multiplied again (locally weighted, Lei et al., section 5.2), so
/// that it widens in wild months. For exchangeable residuals the interval holds the outcome with at least the coverage
/// asked for; residuals of rolling forecasts are only nearly so.
/// </summary>
public sealed class SplitConformal
{
    private readonly ConformalQuantile _quantile;

    /// <summary>Calibrates on residuals.</summary>
    /// <param name="residuals">Actual less forecast, percentage points, oldest first.</param>
    /// <param name="options">Coverage, and what to do with too few.</param>
    /// <param name="difficulties">One above zero a residual, in any unit; null: all alike.</param>
    /// <exception cref="ArgumentException">A residual is not finite, or a difficulty or option breaks its
    /// rule.</exception>
    public SplitConformal(
        IEnumerable<double> residuals,
        ConformalOptions options,
        IEnumerable<double>? difficulties = null
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        InputCheck.Parameter(
            options.Coverage is > 0 and < 1,
            nameof(options.Coverage),
            options.Coverage,
            "between 0 and 1"
        );
        (Options, Residuals) = (options, [.. residuals]);
        Difficulties = difficulties is null ? [.. Residuals.Select(_ => 1.0)] : [.. difficulties];
        RequireFinite();
        _quantile = ConformalQuantile.Of(
            Residuals.Select((r, i) => Math.Abs(r) / Difficulties[i]),
            options.Coverage,
            options.WhenTooFew
        );
    }

    /// <summary>How the intervals are made.</summary>
    public ConformalOptions Options { get; }

    /// <summary>The residuals, oldest first.</summary>
    public ImmutableArray<double> Residuals { get; }

    /// <summary>Their difficulties, 1 where none were given.</summary>
    public ImmutableArray<double> Difficulties { get; }

    /// <summary>The interval about a forecast, as far up as down.</summary>
    /// <param name="forecast">Percent.</param>
    /// <param name="difficulty">Difficulty of this forecast, above zero, in the unit of the calibration.</param>
    /// <exception cref="ArgumentOutOfRangeException">The forecast is not finite, or the difficulty is not above
    /// zero.</exception>
    public ForecastInterval Around(double forecast, double difficulty = 1)
    {
        InputCheck.Parameter(double.IsFinite(forecast), nameof(forecast), forecast, "finite");
        InputCheck.Parameter(
            difficulty is > 0 and < double.PositiveInfinity,
            nameof(difficulty),
            difficulty,
            "above 0 and finite"
        );
        return new(
            Lower: forecast - (difficulty * _quantile.Score),
            Upper: forecast + (difficulty * _quantile.Score),
            Options.Coverage,
            _quantile.Reached,
            Residuals.Length,
            _quantile.Enough
        );
    }

    private void RequireFinite()
    {
        if (Difficulties.Length != Residuals.Length)
        {
            throw new ArgumentException(
                $"{Residuals.Length} residuals need as many difficulties, not {Difficulties.Length}"
            );
        }

        for (var i = 0; i < Residuals.Length; i++)
        {
            if (!double.IsFinite(Residuals[i]) || !(Difficulties[i] > 0 && double.IsFinite(Difficulties[i])))
            {
                throw new ArgumentException(
                    $"residual {i} is {Residuals[i]} with difficulty {Difficulties[i]}: one must be finite, the "
                        + $"other above zero"
                );
            }
        }
    }
}

/// <summary>How a <see cref="SplitConformal"/> interval is made.</summary>
public sealed record ConformalOptions
{
    /// <summary>Coverage asked for, between 0 and 1.</summary>
    public double Coverage { get; init; } = 0.8;

    /// <summary>The answer where residuals are too few.</summary>
    public TooFewResiduals WhenTooFew { get; init; } = TooFewResiduals.Infinite;
}

/// <summary>An interval about one forecast, percent, and what it promises.</summary>
/// <param name="Lower">Lower end; minus infinity where nothing can be promised.</param>
/// <param name="Upper">Upper end; plus infinity where nothing can be promised.</param>
/// <param name="Coverage">Coverage asked for.</param>
/// <param name="GuaranteedCoverage">
/// Lower bound of the coverage for exchangeable residuals. At least <paramref name="Coverage"/>, except where a finite
/// end stands in for an infinite one (<see cref="TooFewResiduals.Widest"/>).
/// </param>
/// <param name="Residuals">Number of residuals it rests on.</param>
/// <param name="Enough">False where the residuals were too few for the coverage asked for.</param>
public sealed record ForecastInterval(
    double Lower,
    double Upper,
    double Coverage,
    double GuaranteedCoverage,
    int Residuals,
    bool Enough
);

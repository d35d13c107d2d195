using BtcEvents.Learning.Linear;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

namespace BtcEvents.Learning.Intervals;

/// <summary>
/// The distribution of a change in percent: Location + Spread T / sqrt(v / (v - 2)), where T is Student's t with v
/// degrees of freedom. What would lie below <see cref="Floor"/> is gathered at it. With a spread of 0 nothing is open:
/// all of it lies at the location.
/// </summary>
/// <param name="Location">Median, percent; finite, at least <see cref="Floor"/>.</param>
/// <param name="Spread">Standard deviation before the floor is put in, percentage points; at least 0, finite.</param>
/// <param name="DegreesOfFreedom">The v above: above 2, finite; the fewer, the heavier the tails.</param>
/// <exception cref="ArgumentOutOfRangeException">A number breaks its rule.</exception>
public sealed record PredictiveDistribution(double Location, double Spread, double DegreesOfFreedom)
{
    /// <summary>The lowest change, percent: no price loses more than all.</summary>
    public const double Floor = -100;

    /// <summary>Degrees of freedom where nothing better is known.</summary>
    public const double UsualDegrees = 5;

    /// <summary>The 19 levels of <see cref="Quantiles"/>: 0.05, 0.10, up to 0.95.</summary>
    public static IReadOnlyList<double> Levels { get; } = [.. Enumerable.Range(1, 19).Select(k => k / 20.0)];

    /// <summary>Median, percent.</summary>
    public double Location { get; } =
        Kept(double.IsFinite(Location) && Location >= Floor, nameof(Location), Location, "finite and at least -100");

    /// <summary>Standard deviation before the floor is put in, percentage points.</summary>
    public double Spread { get; } =
        Kept(Spread is >= 0 and < double.PositiveInfinity, nameof(Spread), Spread, "at least 0 and finite");

    /// <summary>Degrees of freedom of Student's t.</summary>
    public double DegreesOfFreedom { get; } =
        Kept(
            DegreesOfFreedom is > 2 and < double.PositiveInfinity,
            nameof(DegreesOfFreedom),
            DegreesOfFreedom,
            "above 2 and finite"
        );

    /// <summary>How likely the price rises.</summary>
    public double ProbabilityUp => ProbabilityAbove(0);

    // From a million on t is the normal to six decimals, and rounding spoils the beta functions.
    private double Degrees => Math.Min(DegreesOfFreedom, 1e6);

    // The standard deviation of t with v degrees is sqrt(v / (v - 2)).
    private double Scale => Spread * Math.Sqrt((Degrees - 2) / Degrees);

    /// <summary>The change, percent, that is not exceeded with probability <paramref name="level"/>.</summary>
    /// <param name="level">Between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public double Quantile(double level)
    {
        Kept(level is > 0 and < 1, nameof(level), level, "between 0 and 1");
        var below = BelowLocation(Math.Min(level, 1 - level));
        return Math.Max(Floor, level < 0.5 ? Location - below : Location + below);
    }

    /// <summary>The quantiles at <see cref="Levels"/>, percent, in the same order.</summary>
    public IReadOnlyList<double> Quantiles() => [.. Levels.Select(Quantile)];

    /// <summary>The central interval, percent: as likely to be missed below as above.</summary>
    /// <param name="coverage">Probability inside it, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The coverage is not between 0 and 1.</exception>
    public (double Lower, double Upper) Central(double coverage)
    {
        Kept(coverage is > 0 and < 1, nameof(coverage), coverage, "between 0 and 1");
        return (Quantile((1 - coverage) / 2), Quantile((1 + coverage) / 2));
    }

    /// <summary>How likely the change is strictly above another; 1 below the floor.</summary>
    /// <param name="change">Percent, not NaN.</param>
    /// <exception cref="ArgumentOutOfRangeException">The change is NaN.</exception>
    public double ProbabilityAbove(double change)
    {
        Kept(!double.IsNaN(change), nameof(change), change, "a number");
        return change < Floor ? 1
            : Spread > 0 ? Cdf(Degrees, (Location - change) / Scale)
            : Location > change ? 1
            : 0;
    }

    /// <summary>
    /// Continuous ranked probability score, percentage points, the lower the better (Matheson &amp; Winkler 1976;
    /// Gneiting &amp; Raftery 2007): the integral of (F(x) - 1{x >= actual})^2. In closed form for Student's t (Jordan,
    /// Krüger &amp; Lerch 2019, J. Stat. Software 90(12)), less the part below the floor, where F is 0: exact.
    /// </summary>
    /// <param name="actual">The change that came, percent; finite, at least <see cref="Floor"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The change is not finite, or below the floor.</exception>
    public double Crps(double actual)
    {
        Kept(double.IsFinite(actual) && actual >= Floor, nameof(actual), actual, "finite and at least -100");
        if (Spread == 0)
        {
            return Math.Abs(actual - Location);
        }

        var (z, floor) = ((actual - Location) / Scale, (Floor - Location) / Scale);

        // By symmetry the integral of (1 - F)^2 above z is that of F^2 below -z.
        return Scale * (SquaredBelow(z) + SquaredBelow(-z) - SquaredBelow(floor));
    }

    // The integral of F^2 from minus infinity to z for the standard t, by parts twice: z F^2 + 2 F f (v + z^2) /
    // (v - 1) - K G, where G is t with 2v - 1 degrees (f^2 (v + z^2) is its density but for a factor). At z and -z
    // together it is the published score, K being its last term.
    private double SquaredBelow(double z)
    {
        var v = Degrees;
        var (cdf, density) = (Cdf(v, z), StudentT.PDF(0, 1, v, z));
        var betas = SpecialFunctions.BetaLn(0.5, v - 0.5) - (2 * SpecialFunctions.BetaLn(0.5, v / 2));
        var last = 2 * Math.Sqrt(v) / (v - 1) * Math.Exp(betas);
        return (z * cdf * cdf)
            + (2 * cdf * density * (v + (z * z)) / (v - 1))
            - (last * Cdf((2 * v) - 1, z * Math.Sqrt(((2 * v) - 1) / v)));
    }

    // How far below the location the quantile of a tail up to a half lies. StudentT.InvCDF looks no farther than 800;
    // Chebyshev's inequality bounds it at any tail: P(|change - location| >= k spread) <= 1 / k^2.
    private double BelowLocation(double tail) =>
        Spread == 0
            ? 0
            : Spread
                * Brent.FindRoot(
                    k => (Cdf(Degrees, -k * Spread / Scale) / tail) - 1,
                    0,
                    1 / Math.Sqrt(2 * tail),
                    accuracy: 1e-13,
                    maxIterations: 1000
                );

    private static double Cdf(double degrees, double z) => StudentT.CDF(0, 1, degrees, z);

    private static double Kept(bool kept, string name, double value, string rule)
    {
        InputCheck.Parameter(kept, name, value, rule);
        return value;
    }
}

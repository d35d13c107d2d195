namespace BtcEvents.Learning.Linear;

/// <summary>
/// Elastic net on standardised columns: minimises 1/(2n) sum of (y - b0 - z b)² + alpha (l1Ratio |b|₁ +
/// (1 - l1Ratio)/2 |b|²), as in Friedman, Hastie &amp; Tibshirani (2010), by cyclic coordinate descent until the
/// duality gap closes. The intercept is not penalised. With l1Ratio 0 it is ridge with n times the alpha.
/// </summary>
public sealed class ElasticNetLearner : ILearner
{
    private readonly double _alpha;
    private readonly double _l1Ratio;
    private readonly double _tolerance;
    private readonly int _maxPasses;

    /// <summary>An elastic-net learner.</summary>
    /// <param name="alpha">Penalty, above 0; in units of the target at l1Ratio 1.</param>
    /// <param name="l1Ratio">Share of the absolute penalty, 0 (ridge) to 1 (lasso).</param>
    /// <param name="tolerance">Duality gap at which the fit is done, as a share of the targets' half sum of
    /// squares.</param>
    /// <param name="maxPasses">Passes over the columns after which a fit that has not converged fails.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public ElasticNetLearner(double alpha, double l1Ratio, double tolerance = 1e-10, int maxPasses = 100_000)
    {
        InputCheck.Parameter(alpha is > 0 and < double.PositiveInfinity, nameof(alpha), alpha, "above 0 and finite");
        InputCheck.Parameter(l1Ratio is >= 0 and <= 1, nameof(l1Ratio), l1Ratio, "from 0 to 1");
        InputCheck.Parameter(tolerance is > 0 and < 1, nameof(tolerance), tolerance, "between 0 and 1");
        InputCheck.Parameter(maxPasses > 0, nameof(maxPasses), maxPasses, "at least 1");
        (_alpha, _l1Ratio, _tolerance, _maxPasses) = (alpha, l1Ratio, tolerance, maxPasses);
    }

    /// <inheritdoc />
    public string Name => "elastic-net";

    /// <inheritdoc />
    /// <remarks>The seed has no effect.</remarks>
    /// <exception cref="ArgumentException">There is no row, or a target is not finite.</exception>
    /// <exception cref="InvalidOperationException">The fit did not converge within the allowed passes.</exception>
    public IRegressor Fit(TrainingMatrix data, int seed)
    {
        InputCheck.Trainable(data, Name);
        var scaler = StandardScaler.Fit(data);
        var gram = CentredGram.Of(scaler.Transform(data));
        var coefficients = Descend(gram, data.RowCount);
        return new LinearRegressor(data.Features, scaler, coefficients, gram.Intercept(coefficients));
    }

    private double[] Descend(CentredGram gram, int rows)
    {
        var descent = new CoordinateDescent(gram, rows * _alpha * _l1Ratio, rows * _alpha * (1 - _l1Ratio));
        var goal = _tolerance * gram.TargetSquares / 2;
        var gap = descent.DualityGap();
        for (var pass = 0; gap > goal; pass++)
        {
            if (pass == _maxPasses)
            {
                throw new InvalidOperationException(
                    $"elastic net (alpha {_alpha}, l1Ratio {_l1Ratio}) did not converge in {_maxPasses} passes: gap "
                        + $"{gap:G3} above {goal:G3}"
                );
            }

            descent.Pass();
            gap = descent.DualityGap();
        }

        return descent.Coefficients;
    }
}

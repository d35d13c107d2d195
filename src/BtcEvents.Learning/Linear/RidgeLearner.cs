using MathNet.Numerics.LinearAlgebra;

namespace BtcEvents.Learning.Linear;

/// <summary>
/// Ridge regression (Hoerl &amp; Kennard 1970) on standardised columns: minimises sum of (y - b0 - z b)² + alpha |b|².
/// The intercept is not penalised. Closed form by the eigenvectors of the Gram matrix; directions without variance get
/// no coefficient, so that alpha = 0 gives the least-squares solution of smallest norm even with more features than
/// rows.
/// </summary>
public sealed class RidgeLearner : ILearner
{
    // Eigenvalues below this share of the largest are rounding noise.
    private const double RankTolerance = 1e-12;
    private readonly double[] _alphas;

    /// <summary>A ridge learner.</summary>
    /// <param name="alpha">Penalty, at least 0; of the order of the number of rows it shrinks strongly.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public RidgeLearner(double alpha)
        : this([alpha]) { }

    /// <summary>
    /// A learner that averages the solutions of several penalties: one decomposition serves them all.
    /// </summary>
    /// <param name="alphas">At least one penalty, each at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public RidgeLearner(IReadOnlyList<double> alphas)
    {
        InputCheck.Parameter(alphas.Count > 0, nameof(alphas), alphas.Count, "at least one penalty");
        foreach (var alpha in alphas)
        {
            InputCheck.Parameter(
                alpha is >= 0 and < double.PositiveInfinity,
                nameof(alpha),
                alpha,
                "at least 0 and finite"
            );
        }

        _alphas = [.. alphas];
    }

    /// <inheritdoc />
    public string Name => "ridge";

    /// <inheritdoc />
    /// <remarks>The seed has no effect.</remarks>
    /// <exception cref="ArgumentException">There is no row, or a target is not finite.</exception>
    public IRegressor Fit(TrainingMatrix data, int seed)
    {
        InputCheck.Trainable(data, Name);
        var scaler = StandardScaler.Fit(data);
        var gram = CentredGram.Of(scaler.Transform(data));
        var coefficients = Solve(gram);
        return new LinearRegressor(data.Features, scaler, coefficients, gram.Intercept(coefficients));
    }

    private double[] Solve(CentredGram gram)
    {
        var coefficients = new double[gram.Moment.Length];
        if (coefficients.Length == 0)
        {
            return coefficients;
        }

        var eigen = Matrix<double>.Build.DenseOfArray(gram.Gram).Evd(Symmetricity.Symmetric);
        var values = eigen.EigenValues.Select(v => v.Real).ToArray();
        var floor = values.Max() * RankTolerance;
        for (var k = 0; k < values.Length; k++)
        {
            if (values[k] > floor)
            {
                AddDirection(
                    coefficients,
                    eigen.EigenVectors.Column(k),
                    gram.Moment,
                    _alphas.Average(alpha => 1 / (values[k] + alpha))
                );
            }
        }

        return coefficients;
    }

    private static void AddDirection(double[] coefficients, Vector<double> direction, double[] moment, double factor)
    {
        var projection = 0.0;
        for (var j = 0; j < moment.Length; j++)
        {
            projection += direction[j] * moment[j];
        }

        for (var j = 0; j < moment.Length; j++)
        {
            coefficients[j] += projection * factor * direction[j];
        }
    }
}

namespace BtcEvents.Learning.Linear;

/// <summary>
/// Coordinate descent on ½ y'y - b'c + ½ b'Gb + l1 |b|₁ + l2/2 |b|² (the "covariance updates" of Friedman, Hastie &amp;
/// Tibshirani 2010, section 2.2): the cost of a pass does not depend on the number of rows.
/// </summary>
internal sealed class CoordinateDescent(CentredGram gram, double l1, double l2)
{
    // c - Gb: the inner product of each column with the residual.
    private readonly double[] _gradient = [.. gram.Moment];

    /// <summary>The coefficients so far, zero at first.</summary>
    public double[] Coefficients { get; } = new double[gram.Moment.Length];

    /// <summary>Minimises over each coefficient in turn, once.</summary>
    public void Pass()
    {
        for (var j = 0; j < Coefficients.Length; j++)
        {
            var curvature = gram.Gram[j, j];
            if (curvature <= 0)
            {
                continue; // a constant column: its coefficient has no effect and stays zero
            }

            var pull = _gradient[j] + (curvature * Coefficients[j]);
            var next = Math.Sign(pull) * Math.Max(Math.Abs(pull) - l1, 0) / (curvature + l2);
            Move(j, next - Coefficients[j]);
            Coefficients[j] = next;
        }
    }

    /// <summary>
    /// How far the objective can still be above its minimum: the objective less the better of two lower bounds from
    /// Fenchel's dual, one by the scaled residual of the lasso on augmented rows, one by the smooth conjugate of the
    /// penalty (which needs l2).
    /// </summary>
    public double DualityGap()
    {
        var fit = 0.0; // b'c
        var fitSquares = 0.0; // b'Gb
        var (norm1, norm2, excess, largest) = (0.0, 0.0, 0.0, 0.0);
        for (var j = 0; j < Coefficients.Length; j++)
        {
            var b = Coefficients[j];
            fit += b * gram.Moment[j];
            fitSquares += b * (gram.Moment[j] - _gradient[j]);
            norm1 += Math.Abs(b);
            norm2 += b * b;
            excess += Math.Pow(Math.Max(Math.Abs(_gradient[j]) - l1, 0), 2);
            largest = Math.Max(largest, Math.Abs(_gradient[j] - (l2 * b)));
        }

        var residualTarget = gram.TargetSquares - fit;
        var residualSquares = gram.TargetSquares - (2 * fit) + fitSquares;
        var primal = (residualSquares / 2) + (l1 * norm1) + (l2 / 2 * norm2);
        var shrink = largest > l1 ? l1 / largest : 1;
        var scaled = (shrink * residualTarget) - (shrink * shrink / 2 * (residualSquares + (l2 * norm2)));
        var smooth = l2 > 0 ? residualTarget - (residualSquares / 2) - (excess / (2 * l2)) : double.NegativeInfinity;
        return primal - Math.Max(scaled, smooth);
    }

    private void Move(int column, double step)
    {
        if (step == 0)
        {
            return;
        }

        for (var k = 0; k < _gradient.Length; k++)
        {
            _gradient[k] -= gram.Gram[k, column] * step;
        }
    }
}

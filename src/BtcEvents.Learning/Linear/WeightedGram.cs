namespace BtcEvents.Learning.Linear;

/// <summary>
/// The sufficient statistics of a weighted linear fit on standardised columns, centred by weighted means so that the
/// intercept stays unpenalised. The weights sum to the number of rows, so a penalty means the same with and without.
/// </summary>
internal sealed class WeightedGram
{
    private readonly double[] _meanZ;
    private readonly double _meanY;

    private WeightedGram(int columns, double meanY)
    {
        (_meanZ, _meanY) = (new double[columns], meanY);
        (Gram, Moment) = (new double[columns, columns], new double[columns]);
    }

    /// <summary>Sum of w z z' over the centred rows, [column, column].</summary>
    public double[,] Gram { get; }

    /// <summary>Sum of w z y over the centred rows.</summary>
    public double[] Moment { get; }

    /// <summary>Sum of w y² over the centred rows.</summary>
    public double TargetSquares { get; private set; }

    /// <summary>
    /// The statistics of standardised rows, oldest first. A row's weight halves with every
    /// <paramref name="halfLife"/> rows of age; null weighs all alike.
    /// </summary>
    public static WeightedGram Of(TrainingMatrix standardised, double? halfLife)
    {
        var weights = Weights(standardised.RowCount, halfLife);
        var columns = standardised.Features.Count;
        var gram = new WeightedGram(columns, WeightedMean(weights, i => standardised.Targets[i]));
        for (var j = 0; j < columns; j++)
        {
            gram._meanZ[j] = WeightedMean(weights, i => standardised.Row(i)[j]);
        }

        for (var i = 0; i < weights.Length; i++)
        {
            gram.Add(standardised.Row(i), standardised.Targets[i], weights[i]);
        }

        return gram;
    }

    /// <summary>The intercept that goes with coefficients on the standardised columns.</summary>
    public double Intercept(double[] coefficients)
    {
        var intercept = _meanY;
        for (var j = 0; j < coefficients.Length; j++)
        {
            intercept -= coefficients[j] * _meanZ[j];
        }

        return intercept;
    }

    private static double[] Weights(int rows, double? halfLife)
    {
        var raw = new double[rows];
        for (var i = 0; i < rows; i++)
        {
            raw[i] = halfLife is { } half ? Math.Pow(0.5, (rows - 1 - i) / half) : 1;
        }

        var sum = raw.Sum();
        return [.. raw.Select(w => w * rows / sum)];
    }

    private static double WeightedMean(double[] weights, Func<int, double> value)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * value(i);
        }

        return sum / weights.Length;
    }

    private void Add(ReadOnlySpan<double> row, double target, double weight)
    {
        var y = target - _meanY;
        TargetSquares += weight * y * y;
        for (var j = 0; j < row.Length; j++)
        {
            var weighted = weight * (row[j] - _meanZ[j]);
            Moment[j] += weighted * y;
            for (var k = 0; k < row.Length; k++)
            {
                Gram[j, k] += weighted * (row[k] - _meanZ[k]);
            }
        }
    }
}

namespace BtcEvents.Learning.Linear;

/// <summary>
/// The sufficient statistics of a linear fit on standardised columns, centred so that the intercept stays unpenalised.
/// </summary>
internal sealed class CentredGram
{
    private readonly double[] _meanZ;
    private readonly double _meanY;

    private CentredGram(int columns, double meanY)
    {
        (_meanZ, _meanY) = (new double[columns], meanY);
        (Gram, Moment) = (new double[columns, columns], new double[columns]);
    }

    /// <summary>Sum of z z' over the centred rows, [column, column].</summary>
    public double[,] Gram { get; }

    /// <summary>Sum of z y over the centred rows.</summary>
    public double[] Moment { get; }

    /// <summary>Sum of y² over the centred rows.</summary>
    public double TargetSquares { get; private set; }

    /// <summary>The statistics of standardised rows.</summary>
    public static CentredGram Of(TrainingMatrix standardised)
    {
        var (rows, columns) = (standardised.RowCount, standardised.Features.Count);
        var gram = new CentredGram(columns, Mean(rows, i => standardised.Targets[i]));
        for (var j = 0; j < columns; j++)
        {
            gram._meanZ[j] = Mean(rows, i => standardised.Row(i)[j]);
        }

        for (var i = 0; i < rows; i++)
        {
            gram.Add(standardised.Row(i), standardised.Targets[i]);
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

    private static double Mean(int rows, Func<int, double> value)
    {
        var sum = 0.0;
        for (var i = 0; i < rows; i++)
        {
            sum += value(i);
        }

        return sum / rows;
    }

    private void Add(ReadOnlySpan<double> row, double target)
    {
        var y = target - _meanY;
        TargetSquares += y * y;
        for (var j = 0; j < row.Length; j++)
        {
            var centred = row[j] - _meanZ[j];
            Moment[j] += centred * y;
            for (var k = 0; k < row.Length; k++)
            {
                Gram[j, k] += centred * (row[k] - _meanZ[k]);
            }
        }
    }
}

namespace BtcEvents.Learning.Search;

/// <summary>
/// Where the values of some trials lie along one dimension; a whole number has the mass of the unit interval around it.
/// </summary>
internal sealed class DimensionDensity(SearchDimension dimension, double[] observed)
{
    private readonly ParzenEstimator _estimator = new(
        dimension.AxisLow,
        dimension.AxisHigh,
        observed.Select(dimension.ToAxis)
    );

    /// <summary>A value of the dimension.</summary>
    public double Draw(SeededGenerator generator) => dimension.FromAxis(_estimator.Draw(generator));

    /// <summary>Logarithm of the density at a value; comparable between densities of one dimension.</summary>
    public double LogDensity(double value)
    {
        var position = dimension.ToAxis(value);
        var half = dimension.Scale == DimensionScale.Integer ? 0.5 : 0;
        return _estimator.LogDensity(position - half, position + half);
    }
}

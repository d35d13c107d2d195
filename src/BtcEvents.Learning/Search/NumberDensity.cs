namespace BtcEvents.Learning.Search;

/// <summary>Density of a numeric dimension; a whole number has the mass of the unit interval around it.</summary>
internal sealed class NumberDensity(SearchDimension dimension, double[] observed) : IDimensionDensity
{
    private readonly ParzenEstimator _estimator = new(
        dimension.AxisLow,
        dimension.AxisHigh,
        observed.Select(dimension.ToAxis)
    );

    public double Draw(SeededGenerator generator) => dimension.FromAxis(_estimator.Draw(generator));

    public double LogDensity(double value)
    {
        var position = dimension.ToAxis(value);
        var half = dimension.Scale == DimensionScale.Integer ? 0.5 : 0;
        return _estimator.LogDensity(position - half, position + half);
    }
}

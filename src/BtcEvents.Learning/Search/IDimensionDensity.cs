namespace BtcEvents.Learning.Search;

/// <summary>Where the values of some trials lie along one dimension.</summary>
internal interface IDimensionDensity
{
    /// <summary>A value of the dimension.</summary>
    double Draw(SeededGenerator generator);

    /// <summary>Logarithm of the density at a value; comparable between densities of one dimension.</summary>
    double LogDensity(double value);
}

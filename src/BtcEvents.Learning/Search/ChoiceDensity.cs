namespace BtcEvents.Learning.Search;

/// <summary>Shares of the choices: counts, plus one observation shared among all of them as prior.</summary>
internal sealed class ChoiceDensity(SearchDimension dimension, double[] observed) : IDimensionDensity
{
    public double Draw(SeededGenerator generator)
    {
        var place = generator.NextIndex(observed.Length + 1);
        return place < observed.Length ? observed[place] : generator.NextIndex(dimension.Choices.Count);
    }

    public double LogDensity(double value) =>
        Math.Log((observed.Count(o => o == value) + (1.0 / dimension.Choices.Count)) / (observed.Length + 1));
}

namespace BtcEvents.Learning.Search;

/// <summary>How the values of a dimension are spread.</summary>
public enum DimensionScale
{
    /// <summary>Whole numbers, evenly.</summary>
    Integer,

    /// <summary>Real numbers, evenly.</summary>
    Uniform,

    /// <summary>Positive real numbers, evenly in their logarithm.</summary>
    LogUniform,
}

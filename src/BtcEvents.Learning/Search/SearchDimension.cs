namespace BtcEvents.Learning.Search;

/// <summary>
/// One setting that may vary. Made by <see cref="Integer"/>, <see cref="Uniform"/> or <see cref="LogUniform"/>.
/// </summary>
public sealed record SearchDimension
{
    private SearchDimension(string name, DimensionScale scale, double low, double high) =>
        (Name, Scale, Low, High) = (name, scale, low, high);

    /// <summary>Name of the setting.</summary>
    public string Name { get; }

    /// <summary>How its values are spread.</summary>
    public DimensionScale Scale { get; }

    /// <summary>Least value.</summary>
    public double Low { get; }

    /// <summary>Greatest value.</summary>
    public double High { get; }

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public static SearchDimension Integer(string name, int low, int high)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(low, high);
        return new(name, DimensionScale.Integer, low, high);
    }

    /// <summary>A real number, every value as likely at first.</summary>
    public static SearchDimension Uniform(string name, double low, double high)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(low, high);
        return new(name, DimensionScale.Uniform, low, high);
    }

    /// <summary>A positive real number, every order of magnitude as likely at first.</summary>
    public static SearchDimension LogUniform(string name, double low, double high)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(low);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(low, high);
        return new(name, DimensionScale.LogUniform, low, high);
    }

    /// <summary>
    /// Ends of the axis on which densities live: logarithms for <see cref="DimensionScale.LogUniform"/>, and half a
    /// step beyond the ends for whole numbers, so that the first and last are as wide as the others.
    /// </summary>
    internal double AxisLow => Scale == DimensionScale.Integer ? Low - 0.5 : ToAxis(Low);

    internal double AxisHigh => Scale == DimensionScale.Integer ? High + 0.5 : ToAxis(High);

    internal double ToAxis(double value) => Scale == DimensionScale.LogUniform ? Math.Log(value) : value;

    internal double FromAxis(double position) =>
        Math.Clamp(
            Scale switch
            {
                DimensionScale.LogUniform => Math.Exp(position),
                DimensionScale.Integer => Math.Floor(position + 0.5),
                _ => position,
            },
            Low,
            High
        );
}

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

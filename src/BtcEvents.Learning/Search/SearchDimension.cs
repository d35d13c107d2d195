namespace BtcEvents.Learning.Search;

/// <summary>
/// One setting that may vary. Made by <see cref="Integer"/>, <see cref="Uniform"/>, <see cref="LogUniform"/> or <see
/// cref="Choice"/>.
/// </summary>
public sealed record SearchDimension
{
    private SearchDimension(
        string name,
        DimensionScale scale,
        double low,
        double high,
        IReadOnlyList<string> choices
    ) => (Name, Scale, Low, High, Choices) = (name, scale, low, high, choices);

    /// <summary>Name of the setting.</summary>
    public string Name { get; }

    /// <summary>How its values are spread.</summary>
    public DimensionScale Scale { get; }

    /// <summary>Least value; 0 for choices.</summary>
    public double Low { get; }

    /// <summary>Greatest value; the last index for choices.</summary>
    public double High { get; }

    /// <summary>Names of the choices; empty for numbers.</summary>
    public IReadOnlyList<string> Choices { get; }

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public static SearchDimension Integer(string name, int low, int high)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(low, high);
        return new(name, DimensionScale.Integer, low, high, []);
    }

    /// <summary>A real number, every value as likely at first.</summary>
    public static SearchDimension Uniform(string name, double low, double high)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(low, high);
        return new(name, DimensionScale.Uniform, low, high, []);
    }

    /// <summary>A positive real number, every order of magnitude as likely at first.</summary>
    public static SearchDimension LogUniform(string name, double low, double high)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(low);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(low, high);
        return new(name, DimensionScale.LogUniform, low, high, []);
    }

    /// <summary>One of some names without an order.</summary>
    public static SearchDimension Choice(string name, params IReadOnlyList<string> choices)
    {
        ArgumentOutOfRangeException.ThrowIfZero(choices.Count);
        return new(name, DimensionScale.Choice, 0, choices.Count - 1, [.. choices]);
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

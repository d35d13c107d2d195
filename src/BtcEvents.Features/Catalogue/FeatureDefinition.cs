namespace BtcEvents.Features;

/// <summary>One feature: what it is called, what it means and how it is worked out.</summary>
public sealed class FeatureDefinition
{
    internal FeatureDefinition(
        string family,
        string name,
        string unit,
        string formula,
        DailyColumn needs,
        Func<MonthSample, double> compute
    )
    {
        (Family, Name, Unit, Formula, Needs, Compute) = (family, name, unit, formula, needs, compute);
    }

    /// <summary>Group, for people: <c>price</c>, <c>macro</c> and so on.</summary>
    public string Family { get; }

    /// <summary>Name of the column in the table, snake_case.</summary>
    public string Name { get; }

    /// <summary>Unit of the values.</summary>
    public string Unit { get; }

    /// <summary>Formula, and source where it has one, in one line.</summary>
    public string Formula { get; }

    /// <summary>The daily column without which the feature is absent from the table.</summary>
    public DailyColumn Needs { get; }

    /// <summary>
    /// True for prices, index levels, rates and counts: they trend, so what they were says little about what they will
    /// be (spurious regression, Granger &amp; Newbold 1974). They stay in the table for people and for ratios.
    /// </summary>
    public bool IsLevel { get; internal init; }

    /// <summary>
    /// True for a column that a rule or the interval reads in any case (<see cref="FeatureNames.DailyVolatility"/>,
    /// <see cref="FeatureNames.Trends"/>): it is not for a selection to choose or to drop.
    /// </summary>
    public bool IsReserved { get; internal init; }

    internal Func<MonthSample, double> Compute { get; }
}

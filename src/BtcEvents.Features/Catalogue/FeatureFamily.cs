using System.Collections.Immutable;

namespace BtcEvents.Features;

/// <summary>Collects the definitions of one family.</summary>
internal sealed class FeatureFamily(string name)
{
    /// <summary>Unit of a price: what its symbol is quoted in.</summary>
    public const string QuoteCurrency = "quote currency";

    private readonly ImmutableArray<FeatureDefinition>.Builder _definitions =
        ImmutableArray.CreateBuilder<FeatureDefinition>();

    /// <summary>Whether its features are <see cref="FeatureDefinition.IsReserved"/>.</summary>
    public bool AreReserved { get; init; }

    /// <summary>Adds a feature that needs spot prices only.</summary>
    public FeatureFamily Add(string feature, string unit, string formula, Func<MonthSample, double> compute) =>
        Add(feature, unit, formula, DailyColumn.Close, compute);

    /// <summary>Adds a feature that needs another series.</summary>
    public FeatureFamily Add(
        string feature,
        string unit,
        string formula,
        DailyColumn needs,
        Func<MonthSample, double> compute
    )
    {
        _definitions.Add(
            new(name, feature, unit, formula, needs, compute)
            {
                IsLevel = unit == QuoteCurrency,
                IsReserved = AreReserved,
            }
        );
        return this;
    }

    /// <summary>Adds the monthly mean of a column and its change against the month before.</summary>
    public FeatureFamily AddMean(string feature, string unit, string what, DailyColumn column) =>
        AddLevel(feature, unit, $"monthly mean of {what}", column, s => s.Mean(column))
            .AddMeanChange(feature, what, column);

    /// <summary>Adds the change of a column's monthly mean.</summary>
    public FeatureFamily AddMeanChange(string feature, string what, DailyColumn column) =>
        Add(
            feature + "_change",
            "%",
            $"change of the monthly mean of {what} against the month before",
            column,
            s => s.MeanChange(column)
        );

    private FeatureFamily AddLevel(
        string feature,
        string unit,
        string formula,
        DailyColumn needs,
        Func<MonthSample, double> compute
    )
    {
        // An index that is bounded by construction does not trend.
        _definitions.Add(new(name, feature, unit, formula, needs, compute) { IsLevel = unit != "0-100" });
        return this;
    }

    /// <summary>The definitions so far.</summary>
    public ImmutableArray<FeatureDefinition> ToImmutable() => _definitions.ToImmutable();
}

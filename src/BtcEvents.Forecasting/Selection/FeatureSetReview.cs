using BtcEvents.Features;

namespace BtcEvents.Forecasting;

/// <summary>Whether a feature set of an earlier month still serves.</summary>
public static class FeatureSetReview
{
    /// <summary>The sentence that says why it does not, or null.</summary>
    public static string? Objection(FeatureSet set, FeatureTable table, SelectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        if (set.AsOf > table.AsOf)
        {
            return $"the set in use knows data up to {set.AsOf:yyyy-MM-dd}, which this month may not";
        }

        if (set.AgeAt(table.AsOf) > options.LongestUse)
        {
            return $"the set in use is {set.AgeAt(table.AsOf)} months old, {options.LongestUse} are allowed";
        }

        if (set.Features.FirstOrDefault(f => !LaggedTable.Has(table, f)) is { } absent)
        {
            return $"feature {absent} of the set in use is not in the table of {table.AsOf:yyyy-MM-dd}";
        }

        if (set.Features.FirstOrDefault(f => options.LeftOutGroup(f) is not null) is { } unwanted)
        {
            return $"feature {unwanted} of the set in use is of the group {options.LeftOutGroup(unwanted)}, left out";
        }

        var lagged = LaggedTable.For(table, set.Features);
        if (set.Features.FirstOrDefault(f => lagged.Known(lagged.Months.Length - 1, f) is null) is { } unknown)
        {
            return $"feature {unknown} of the set in use is not known at {table.AsOf:yyyy-MM-dd}";
        }

        var drift = DriftWatch.Judge(new(lagged, set.Features));
        return drift.Verdict == DriftRecord.Drifted ? $"the features of the set in use drifted: {drift.Reason}" : null;
    }
}

using BtcEvents.Features;

namespace BtcEvents.Forecasting;

/// <summary>Adds to a table the lagged columns that a feature list names.</summary>
internal static class LaggedTable
{
    /// <summary>Whether the table has a feature, or the one that it lags.</summary>
    public static bool Has(FeatureTable table, string feature) =>
        table.IndexOf(FeatureNames.TryParseLag(feature, out var source, out _) ? source : feature) >= 0;

    public static FeatureTable For(FeatureTable table, IEnumerable<string> features)
    {
        var wanted = new List<(string Feature, int Lag)>();
        foreach (var name in features)
        {
            if (table.IndexOf(name) < 0 && FeatureNames.TryParseLag(name, out var feature, out var lag))
            {
                wanted.Add((feature, lag));
            }
        }

        return wanted.GroupBy(w => w.Lag).Aggregate(table, (t, lag) => t.WithLags(lag.Select(w => w.Feature), lag.Key));
    }
}

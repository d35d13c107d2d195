using System.Collections.Immutable;

namespace BtcEvents.Features;

/// <summary>One column to add: which column it copies, and from how many months earlier.</summary>
internal readonly record struct LagColumn(string Name, int Source, int Months);

/// <summary>Checks which lagged columns a table is to have.</summary>
internal static class LagColumns
{
    public static ImmutableArray<LagColumn> Of(FeatureTable table, IEnumerable<string> features, int[] lags)
    {
        var taken = new HashSet<string>(table.Features, StringComparer.Ordinal);
        var columns = ImmutableArray.CreateBuilder<LagColumn>();
        foreach (var feature in features)
        {
            var source = table.IndexOf(feature);
            if (source < 0)
            {
                throw new ArgumentException($"the table has no feature '{feature}'", nameof(features));
            }

            foreach (var lag in lags)
            {
                if (lag < 1)
                {
                    throw new ArgumentException(
                        $"a lag of {lag} months would not look back: it must be at least 1",
                        nameof(lags)
                    );
                }

                var name = FeatureNames.Lagged(feature, lag);
                columns.Add(
                    taken.Add(name)
                        ? new(name, source, lag)
                        : throw new ArgumentException($"the table has '{name}' already", nameof(features))
                );
            }
        }

        return columns.ToImmutable();
    }
}

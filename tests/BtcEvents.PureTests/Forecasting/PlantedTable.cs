using BtcEvents.Features;

namespace BtcEvents.PureTests.Forecasting;

/// <summary>Tables with columns whose worth is known.</summary>
internal static class PlantedTable
{
    /// <summary>The table and its shifted copies with a column more.</summary>
    public static FeatureTable Plus(this FeatureTable table, string name, Func<FeatureTable, int, double> value) =>
        Copy(table, [.. table.Features, name], (t, i) => [.. t.Rows[i], value(t, i)], table.Months.Length);

    /// <summary>The table without a column.</summary>
    public static FeatureTable Without(this FeatureTable table, string name) =>
        Copy(
            table,
            [.. table.Features.Where(f => f != name)],
            (t, i) => [.. t.Rows[i].Where((_, j) => j != t.IndexOf(name))],
            table.Months.Length
        );

    /// <summary>The table as one of another symbol.</summary>
    public static FeatureTable Of(this FeatureTable table, string symbol) =>
        new(
            symbol,
            table.AsOf,
            table.DatasetDigest,
            table.Months,
            table.Features,
            [.. table.Rows.Select(r => r.ToArray())],
            [.. table.Target],
            [.. table.MeanClose]
        )
        {
            Simulated = table.Simulated,
            Shifted = table.Shifted,
        };

    /// <summary>The table with other values in the column <paramref name="name"/>.</summary>
    public static FeatureTable Edited(this FeatureTable table, string name, Func<int, double, double> value) =>
        Copy(
            table,
            [.. table.Features],
            (t, i) => [.. t.Rows[i].Select((v, j) => j == table.IndexOf(name) ? value(i, v) : v)],
            table.Months.Length
        );

    /// <summary>Its first months only, the last of them without a target.</summary>
    public static FeatureTable First(this FeatureTable table, int months) =>
        Copy(table, [.. table.Features], (t, i) => [.. t.Rows[i]], months);

    /// <summary>What the anchor leaves open of a row's target; 0 where there is no such row or no target.</summary>
    public static double Open(this FeatureTable table, int row) =>
        row >= 0 && row < table.TrainingRows
            ? table.Target[row] - table.Rows[row][table.IndexOf(FeatureNames.CloseToMean)]
            : 0;

    private static FeatureTable Copy(
        FeatureTable table,
        string[] features,
        Func<FeatureTable, int, double[]> row,
        int months
    )
    {
        var end = table.Months[0].AddMonths(months);
        var count = end.Since(table.Months[0]);
        return Of(table) is var copy && table.Shifted.IsEmpty
            ? copy
            : new(
                copy.Symbol,
                copy.AsOf,
                copy.DatasetDigest,
                copy.Months,
                copy.Features,
                [.. copy.Rows.Select(r => r.ToArray())],
                [.. copy.Target],
                [.. copy.MeanClose]
            )
            {
                Simulated = table.Simulated,
                Shifted = [.. table.Shifted.Select(s => Copy(s, features, row, end.Since(s.Months[0])))],
            };

        FeatureTable Of(FeatureTable t) =>
            new(
                t.Symbol,
                end.AddMonths(-1).LastDay,
                t.DatasetDigest,
                [.. t.Months.Take(count)],
                [.. features],
                [.. Enumerable.Range(0, count).Select(i => row(t, i))],
                [.. t.Target.Take(count - 1), double.NaN],
                [.. t.MeanClose.Take(count)]
            )
            {
                Simulated = t.Simulated,
                ShiftDays = t.ShiftDays,
            };
    }
}

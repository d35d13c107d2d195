using System.Collections.Immutable;
using BtcEvents.Features;
using BtcEvents.Learning;

namespace BtcEvents.Forecasting;

/// <summary>
/// A feature table as rows to learn from: the calendar months and their day-shifted copies, sorted by month, so that
/// what was complete at an earlier month is always a prefix. Forecasts are made from calendar rows only.
/// </summary>
/// <remarks>
/// A shifted row of month m ends its target window before the calendar row of m does, so a prefix that ends before
/// month t holds nothing that was not complete at the end of t.
/// </remarks>
public sealed class LearningRows
{
    private readonly TrainingMatrix _all;
    private readonly int[] _prefix; // _prefix[t]: rows of months before t

    /// <summary>Rows of <paramref name="table"/>, with the columns <paramref name="features"/> in that order.</summary>
    /// <exception cref="ArgumentException">The table lacks a feature.</exception>
    public LearningRows(FeatureTable table, IReadOnlyList<string> features)
    {
        ArgumentNullException.ThrowIfNull(table);
        (Table, Features) = (table, [.. features]);
        var columns = features
            .Select(f =>
                table.IndexOf(f) is >= 0 and var i
                    ? i
                    : throw new ArgumentException($"the feature table has no column '{f}'", nameof(features))
            )
            .ToArray();
        Calendar = new(Values(table.Rows, columns), [.. table.Target], Features);
        (_all, _prefix) = Sorted(table, columns);
    }

    /// <summary>The table.</summary>
    public FeatureTable Table { get; }

    /// <summary>Columns, in order.</summary>
    public ImmutableArray<string> Features { get; }

    /// <summary>The calendar months, one row each; the last row's target is NaN.</summary>
    public TrainingMatrix Calendar { get; }

    /// <summary>Number of calendar months, the as-of month included.</summary>
    public int Months => Table.Months.Length;

    /// <summary>Copies of each month among the rows: 1 plus the number of day shifts.</summary>
    public int Copies => 1 + Table.Shifted.Length;

    /// <summary>
    /// Every row whose target was complete at the end of calendar month <paramref name="origin"/> (an index).
    /// </summary>
    public TrainingMatrix CompleteAt(int origin) => _all.Slice(0, _prefix[origin]);

    private (TrainingMatrix Rows, int[] Prefix) Sorted(FeatureTable table, int[] columns)
    {
        // Within a month the earlier window comes first: larger shifts before smaller ones, the calendar row last.
        var copies = table.Shifted.OrderByDescending(t => t.ShiftDays).Append(table).ToArray();
        var (values, targets, prefix) = (new List<double>(), new List<double>(), new int[Months + 1]);
        for (var month = 0; month < Months; month++)
        {
            prefix[month] = targets.Count;
            foreach (var copy in copies)
            {
                var row = table.Months[month].Since(copy.Months[0]);
                if (row >= 0 && row < copy.Months.Length && double.IsFinite(copy.Target[row]))
                {
                    values.AddRange(columns.Select(c => copy.Rows[row][c]));
                    targets.Add(copy.Target[row]);
                }
            }
        }

        prefix[Months] = targets.Count;
        return (new([.. values], [.. targets], Features), prefix);
    }

    private static double[] Values(ImmutableArray<ImmutableArray<double>> rows, int[] columns) =>
        [.. rows.SelectMany(row => columns.Select(c => row[c]))];
}

namespace BtcEvents.Learning.Trees;

/// <summary>
/// Training rows as the exact split search wants them: 32-bit, by column, and for each column the rows by value.
/// Shared by all fits on these rows.
/// </summary>
internal sealed class SortedRows
{
    internal SortedRows(TrainingMatrix data)
    {
        UsableRows.RefuseOthers(data);
        (RowCount, FeatureCount) = (data.RowCount, data.Features.Count);
        Targets = Array.ConvertAll(data.Targets, t => (float)t);
        Data = data;
        Columns = new float[FeatureCount][];
        Orders = new int[FeatureCount + 1][];
        for (var feature = 0; feature < FeatureCount; feature++)
        {
            var column = new float[RowCount];
            for (var row = 0; row < RowCount; row++)
            {
                column[row] = (float)data.Row(row)[feature];
            }

            Columns[feature] = column;
            Orders[feature] =
            [
                .. Enumerable.Range(0, RowCount).OrderBy(r => float.IsNaN(column[r])).ThenBy(r => column[r]),
            ];
        }

        Orders[FeatureCount] = [.. Enumerable.Range(0, RowCount)];
    }

    internal int RowCount { get; }

    internal int FeatureCount { get; }

    /// <summary>Targets, in the order of the rows.</summary>
    internal float[] Targets { get; }

    /// <summary>The rows as they were given.</summary>
    internal TrainingMatrix Data { get; }

    /// <summary>Values, [feature][row].</summary>
    internal float[][] Columns { get; }

    /// <summary>
    /// Rows by ascending value, those without one last, [feature][place]; and, after the features, as they come.
    /// </summary>
    internal int[][] Orders { get; }

    /// <summary>
    /// A feature that lacks values, and has two or more, is searched in both directions to learn where a missing
    /// value goes.
    /// </summary>
    internal bool SearchesBothWays(int feature)
    {
        var (column, order) = (Columns[feature], Orders[feature]);
        var known = column.Count(v => !float.IsNaN(v));
        return known > 0 && known < RowCount && column[order[0]] != column[order[known - 1]];
    }
}

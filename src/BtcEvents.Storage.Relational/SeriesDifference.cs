using BtcEvents.Market;

namespace BtcEvents.Storage.Relational;

/// <summary>What has to be done to the stored rows of a series to take over others; rows are told by index.</summary>
/// <param name="Written">Rows to write: new, or with other values.</param>
/// <param name="Changed">Stored rows that get other values.</param>
/// <param name="Gone">
/// Stored rows to take out, as runs from first to last between which no stored row stays.
/// </param>
internal sealed record SeriesDifference(
    IReadOnlyList<int> Written,
    IReadOnlyList<int> Changed,
    IReadOnlyList<(int First, int Last)> Gone
)
{
    /// <summary>Compares; stored rows from <paramref name="from"/> to before <paramref name="end"/> are gone where
    /// they are not among the others.</summary>
    public static SeriesDifference Of(Series stored, Series rows, DateTime? from, DateTime end)
    {
        var (written, changed, gone) = (new List<int>(), new List<int>(), new List<(int First, int Last)>());
        var row = 0;
        for (var at = 0; at < stored.Count; at++)
        {
            for (; row < rows.Count && rows.Times[row] < stored.Times[at]; row++)
            {
                written.Add(row);
            }

            if (row < rows.Count && rows.Times[row] == stored.Times[at])
            {
                if (!SameValues(rows, row, stored, at))
                {
                    written.Add(row);
                    changed.Add(at);
                }

                row++;
            }
            else if (stored.Times[at] >= from && stored.Times[at] < end)
            {
                Lengthen(gone, at);
            }
        }

        written.AddRange(Enumerable.Range(row, rows.Count - row));
        return new(written, changed, gone);
    }

    private static void Lengthen(List<(int First, int Last)> runs, int at)
    {
        if (runs is [.., var last] && last.Last == at - 1)
        {
            runs[^1] = (last.First, at);
        }
        else
        {
            runs.Add((at, at));
        }
    }

    private static bool SameValues(Series left, int leftRow, Series right, int rightRow)
    {
        for (var c = 0; c < left.Columns.Length; c++)
        {
            // Equals, not ==: two empty cells (NaN) are the same.
            if (!left.Columns[c][leftRow].Equals(right.Columns[c][rightRow]))
            {
                return false;
            }
        }

        return true;
    }
}

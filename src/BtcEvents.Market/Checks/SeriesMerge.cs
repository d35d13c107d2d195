namespace BtcEvents.Market;

/// <summary>
/// What the store will hold of a series once an answer is taken over. This is what is checked, not the answer alone: a
/// gap between the end of what is stored and the beginning of the answer is in neither of them.
/// </summary>
public static class SeriesMerge
{
    /// <summary>Where rows of before stand in messages.</summary>
    public const string StoredDocument = "the market store";

    /// <summary>
    /// The answer with the stored rows that it leaves as they are, each before the first later row of the answer. The
    /// order of the answer's own rows is kept, so that the checks see what is wrong with it.
    /// </summary>
    /// <param name="given">The answer.</param>
    /// <param name="extent">How much of the series it holds.</param>
    /// <param name="stored">What is stored; null where nothing is.</param>
    public static RawSeries Of(RawSeries given, SeriesExtent extent, Series? stored)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (stored is null || extent == SeriesExtent.Whole)
        {
            return given;
        }

        var times = given.Rows.Select(row => row.Time).ToHashSet();
        var end = WholeFrom(given, extent) ?? DateTime.MaxValue;
        var kept = new Queue<RawRow>(
            RowsOf(stored).TakeWhile(row => row.Time < end).Where(row => !times.Contains(row.Time))
        );
        var rows = new List<RawRow>(kept.Count + given.Rows.Length);
        foreach (var row in given.Rows)
        {
            while (kept.TryPeek(out var before) && before.Time < row.Time)
            {
                rows.Add(kept.Dequeue());
            }

            rows.Add(row);
        }

        return given with
        {
            Rows = [.. rows, .. kept],
        };
    }

    /// <summary>
    /// The time from which on the answer is everything there is; null where it nowhere says so.
    /// </summary>
    public static DateTime? WholeFrom(RawSeries given, SeriesExtent extent)
    {
        ArgumentNullException.ThrowIfNull(given);
        return extent switch
        {
            SeriesExtent.Whole => DateTime.MinValue,
            SeriesExtent.Window when !given.Rows.IsEmpty => given.Rows.Min(row => row.Time),
            _ => null,
        };
    }

    private static IEnumerable<RawRow> RowsOf(Series stored) =>
        stored.Times.Select(
            (time, row) =>
                new RawRow(
                    new(StoredDocument, $"{stored.Spec.Name} of {time:yyyy-MM-dd}"),
                    time,
                    [.. stored.Columns.Select(column => column[row])]
                )
        );
}

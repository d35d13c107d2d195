namespace BtcEvents.Market;

/// <summary>Rules about which rows there are and in which order.</summary>
internal static class RowOrderChecks
{
    public static IEnumerable<CheckFinding> Future(CheckScope scope) =>
        scope
            .Raw.Rows.Where(r => r.Day > scope.Today)
            .Select(r =>
                scope.Block("future-day", $"{r.Place}: {scope.TimeOf(r)} lies after today ({scope.Today:yyyy-MM-dd})")
            );

    public static IEnumerable<CheckFinding> Duplicates(CheckScope scope)
    {
        var seen = new Dictionary<DateTime, RowPlace>(scope.Known.Length);
        foreach (var row in scope.Known)
        {
            if (!seen.TryAdd(row.Time, row.Place))
            {
                yield return scope.Block(
                    "duplicate-day",
                    $"{row.Place}: {scope.TimeOf(row)} is already in {seen[row.Time].After(row.Place)}, and a "
                        + $"day may stand only once"
                );
            }
        }
    }

    public static IEnumerable<CheckFinding> Unordered(CheckScope scope)
    {
        for (var i = 1; i < scope.Known.Length; i++)
        {
            var (row, before) = (scope.Known[i], scope.Known[i - 1]);
            if (row.Time < before.Time)
            {
                yield return scope.Block(
                    "unordered-day",
                    $"{row.Place}: {scope.TimeOf(row)} follows {scope.TimeOf(before)}, and rows must rise in time"
                );
            }
        }
    }

    public static IEnumerable<CheckFinding> CutLastRow(CheckScope scope)
    {
        // A complete file may lack the last line break, so this is told and does not block; a cut that matters also
        // breaks the rule for steps, or leaves too few cells, which the reader refuses.
        if (scope.Raw is { EndsInsideLine: true, Rows: [.., var last] } && last.Day <= scope.LastKnownDay)
        {
            yield return scope.Warn(
                "no-final-line-break",
                $"{last.Place}: the file ends without a line break, so its last value may be cut"
            );
        }
    }
}

namespace BtcEvents.Market;

/// <summary>
/// Rules about values that are possible and hardly true: a wrong unit, a feed that stands still, a row from elsewhere.
/// They warn.
/// </summary>
internal static class PlausibilityChecks
{
    // Spot and the front-month future never differed by more than a tenth for long.
    private const double LargestPremium = 1.5;

    public static IEnumerable<CheckFinding> Columns(CheckScope scope) =>
        scope
            .Spec.Columns.SelectMany(
                (column, c) =>
                    column.Plausible is { } bounds
                        ?
                        [
                            new Column(
                                scope,
                                column,
                                bounds,
                                [
                                    .. scope
                                        .Known.Where(row => double.IsFinite(row.Values[c]))
                                        .Select(row => new Cell(row, row.Values[c])),
                                ]
                            ),
                        ]
                        : Array.Empty<Column>()
            )
            .SelectMany(column => Ranges(column).Concat(Moves(column)).Concat(Spikes(column)).Concat(Runs(column)));

    /// <summary>Two prices of the same thing on the same day.</summary>
    public static IEnumerable<CheckFinding> Premium(CheckScope spot, CheckScope futures)
    {
        int close = spot.IndexOf("close"),
            future = futures.IndexOf("close");
        var spots = spot.Known.GroupBy(row => row.Day).ToDictionary(day => day.Key, day => day.Last().Values[close]);
        return from row in futures.Known
            where spots.ContainsKey(row.Day)
            let ratio = row.Values[future] / spots[row.Day]
            where ratio > LargestPremium || ratio < 1 / LargestPremium
            select futures.Warn(
                "far-from-spot",
                $"{row.Place}: close is {row.Values[future]:R}, {Times(ratio)} of the spot close {spots[row.Day]:R} of "
                    + "that day: is the unit of one of them wrong?"
            );
    }

    private static IEnumerable<CheckFinding> Ranges(Column column) =>
        from cell in column.Cells
        where cell.Value < column.Bounds.Least || cell.Value > column.Bounds.Most
        select column.Warn(
            "hardly-possible",
            cell,
            $"is {cell.Value:R}, and {column.Bounds.Least:R} to {column.Bounds.Most:R} ({column.Spec.Unit}) is "
                + "believable: is the unit right?"
        );

    private static IEnumerable<CheckFinding> Moves(Column column) =>
        from pair in column.Cells.Zip(column.Cells.Skip(1))
        where Math.Abs(pair.Second.Value - pair.First.Value) > column.Bounds.LargestMove
        select column.Warn(
            "move",
            pair.Second,
            $"goes from {pair.First.Value:R} to {pair.Second.Value:R}, a move of more than "
                + $"{column.Bounds.LargestMove:R} ({column.Spec.Unit})"
        );

    private static IEnumerable<CheckFinding> Spikes(Column column)
    {
        var cells = column.Cells;
        for (var i = 0; i < cells.Length && cells.Length > 1; i++)
        {
            // The first and the last row have one neighbour, and nobody knows yet whether they go back.
            var (before, value, after) = (
                cells[i > 0 ? i - 1 : 1],
                cells[i],
                cells[i < cells.Length - 1 ? i + 1 : i - 1]
            );
            var (least, most) = (Math.Min(before.Value, after.Value), Math.Max(before.Value, after.Value));
            if (
                Math.Min(least, value.Value) > 0
                && Math.Max(value.Value / most, least / value.Value) > column.Bounds.LargestSpike
            )
            {
                yield return column.Warn(
                    "spike",
                    value,
                    $"is {value.Value:R} beside {before.Value:R} and {after.Value:R}, more than "
                        + $"{column.Bounds.LargestSpike:R} times away from both"
                );
            }
        }
    }

    private static IEnumerable<CheckFinding> Runs(Column column)
    {
        var (cells, length) = (column.Cells, 1);
        for (var i = 1; i <= cells.Length; i++)
        {
            if (i < cells.Length && cells[i].Value.Equals(cells[i - 1].Value))
            {
                length++;
                continue;
            }

            if (length > column.Bounds.LongestRun)
            {
                yield return column.Warn(
                    "standing-still",
                    cells[i - 1],
                    $"is {cells[i - 1].Value:R} in {length} rows in a row, since "
                        + column.Scope.TimeOf(cells[i - length].Row)
                );
            }

            length = 1;
        }
    }

    private static string Times(double ratio) =>
        ratio >= 1 ? FormattableString.Invariant($"{ratio:0.##} times") : FormattableString.Invariant($"{ratio:0.###}");

    private readonly record struct Cell(RawRow Row, double Value);

    private sealed record Column(CheckScope Scope, ColumnSpec Spec, PlausibleValues Bounds, Cell[] Cells)
    {
        public CheckFinding Warn(string rule, Cell cell, string what) =>
            Scope.Warn(rule, $"{cell.Row.Place}: {Spec.Name} {what}");
    }
}

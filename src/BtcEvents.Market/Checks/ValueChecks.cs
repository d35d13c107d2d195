namespace BtcEvents.Market;

/// <summary>Rules about single values and about neighbouring ones.</summary>
internal static class ValueChecks
{
    // Sources round the four prices of a bar separately.
    private const double RoundingTolerance = 1e-4;

    public static IEnumerable<CheckFinding> Rules(CheckScope scope) =>
        from row in scope.Known
        from c in Enumerable.Range(0, scope.Spec.Columns.Length)
        let column = scope.Spec.Columns[c]
        let value = row.Values[c]
        where !Allows(column, value)
        select scope.Block(
            "value-rule",
            $"{row.Place}: {column.Name} is {value:R}, and {Describe(column.Rule)} is required"
        );

    public static IEnumerable<CheckFinding> Bars(CheckScope scope)
    {
        int open = scope.IndexOf("open"),
            high = scope.IndexOf("high"),
            low = scope.IndexOf("low"),
            close = scope.IndexOf("close");
        if (open < 0 || high < 0 || low < 0 || close < 0)
        {
            yield break;
        }

        foreach (var row in scope.Known)
        {
            var (top, bottom) = (row.Values[high], row.Values[low]);
            if (top < bottom)
            {
                yield return scope.Block("high-below-low", $"{row.Place}: high {top:R} is below low {bottom:R}");
                continue;
            }

            foreach (var (name, value) in new[] { ("open", row.Values[open]), ("close", row.Values[close]) })
            {
                if (value > top * (1 + RoundingTolerance) || value < bottom * (1 - RoundingTolerance))
                {
                    yield return scope.Warn(
                        "outside-bar",
                        $"{row.Place}: {name} {value:R} lies outside low {bottom:R} to high {top:R}"
                    );
                }
            }
        }
    }

    public static IEnumerable<CheckFinding> Steps(CheckScope scope) =>
        from c in Enumerable.Range(0, scope.Spec.Columns.Length)
        where scope.Spec.Columns[c].LargestStep is not null
        from finding in StepsOf(scope, c)
        select finding;

    private static IEnumerable<CheckFinding> StepsOf(CheckScope scope, int c)
    {
        var (name, largest) = (scope.Spec.Columns[c].Name, scope.Spec.Columns[c].LargestStep!.Value);
        // Where nothing else is said, twice the largest believable step in a row, multiplied: beyond that the figure is
        // taken as wrong.
        var senseless = scope.Spec.Columns[c].SenselessStep ?? (largest * largest);
        var before = double.NaN;
        foreach (var row in scope.Known)
        {
            var value = row.Values[c];
            if (!(value > 0))
            {
                continue; // not a price: the rule for values tells it, and a ratio would say nothing
            }

            var step = Math.Max(value / before, before / value);
            if (step > largest)
            {
                var message =
                    $"{row.Place}: {name} goes from {before:R} to {value:R}, a step of more than {largest:R} times";
                yield return step > senseless ? scope.Block("step", message) : scope.Warn("step", message);
            }

            before = value;
        }
    }

    private static bool Allows(ColumnSpec column, double value) =>
        double.IsNaN(value)
            ? column.Sparse
            : double.IsFinite(value)
                && column.Rule switch
                {
                    ValueRule.Positive => value > 0,
                    ValueRule.NotNegative => value >= 0,
                    ValueRule.Percentage => value is >= 0 and <= 100,
                    _ => true,
                };

    private static string Describe(ValueRule rule) =>
        rule switch
        {
            ValueRule.Positive => "a number above zero",
            ValueRule.NotNegative => "a number of at least zero",
            ValueRule.Percentage => "a number from 0 to 100",
            _ => "a finite number",
        };
}

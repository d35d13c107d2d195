namespace BtcEvents.Market;

/// <summary>Rules about days without a row: inside a series, and between its last row and the as-of date.</summary>
internal static class CoverageChecks
{
    // The longest closure in the record is four calendar days; exchanges that stay shut longer are worth a word.
    private const int LongestExchangeGap = 5;

    /// <summary>
    /// What is still changing is not final: the last row of a day that is not over is no close.
    /// </summary>
    public static IEnumerable<CheckFinding> DayNotOver(CheckScope scope) =>
        scope.Spec.Required && scope.AsOf >= scope.Today
            ?
            [
                scope.Block(
                    "day-not-over",
                    $"{scope.Raw.Document}: {scope.AsOf:yyyy-MM-dd} is not over before "
                        + $"{scope.AsOf.AddDays(1):yyyy-MM-dd} 00:00 UTC, so its figures are not final, and the "
                        + $"forecast of {Month.Of(scope.AsOf).AddMonths(1)} cannot be made earlier"
                ),
            ]
            : [];

    public static IEnumerable<CheckFinding> Gaps(CheckScope scope)
    {
        // Rows out of order are told elsewhere; here they must not look like gaps.
        var rows = scope.Known.OrderBy(r => r.Time).ToArray();
        for (var i = 1; i < rows.Length; i++)
        {
            var (from, to) = (rows[i - 1].Day, rows[i].Day);
            var days = to.DayNumber - from.DayNumber;
            if (days > AllowedGap(scope.Spec.Calendar))
            {
                var message =
                    $"{rows[i].Place}: {days - 1} day(s) are missing between {from:yyyy-MM-dd} and {to:yyyy-MM-dd}";
                yield return scope.Spec.Required
                    ? scope.Block("missing-days", message)
                    : scope.Warn("missing-days", message);
            }
        }
    }

    /// <summary>
    /// Told here, and not by the stage that finds too few rows to learn from after the work of others.
    /// </summary>
    public static IEnumerable<CheckFinding> ShortHistory(CheckScope scope, int monthsNeeded)
    {
        if (!scope.Spec.Required || monthsNeeded == 0)
        {
            return [];
        }

        // A month is complete where all of its days are there; its outcome needs the one after it, too.
        var complete = scope
            .Known.Select(row => row.Day)
            .Distinct()
            .GroupBy(Month.Of)
            .Count(month => month.Count() == month.Key.LastDay.Day);
        var outcomes = Math.Max(complete - 1, 0);
        return outcomes >= monthsNeeded
            ? []
            :
            [
                scope.Block(
                    "short-history",
                    $"{scope.Raw.Document}: {outcomes} months with a known outcome on {scope.AsOf:yyyy-MM-dd} are too "
                        + $"few to train and judge on: {monthsNeeded} are needed"
                ),
            ];
    }

    public static IEnumerable<CheckFinding> LastRow(CheckScope scope)
    {
        var last = scope.Known.IsEmpty ? (DateOnly?)null : scope.Known.Max(r => r.Day);
        if (scope.Spec.Required)
        {
            return last == scope.LastKnownDay ? [] : [MonthNotThere(scope, last)];
        }

        if (last is null)
        {
            return
            [
                scope.Warn(
                    "no-rows",
                    $"{scope.Raw.Document}: no row was public on {scope.AsOf:yyyy-MM-dd}, so no feature is made of it"
                ),
            ];
        }

        var age = scope.LastKnownDay.DayNumber - last.Value.DayNumber;
        return age <= AllowedAge(scope.Spec.Calendar)
            ? []
            :
            [
                scope.Warn(
                    "stale",
                    $"{scope.Raw.Document}: the last row before {scope.AsOf:yyyy-MM-dd} is of {last:yyyy-MM-dd}, {age} "
                        + $"days earlier"
                ),
            ];
    }

    private static CheckFinding MonthNotThere(CheckScope scope, DateOnly? last)
    {
        var month = Month.Of(scope.AsOf);
        if (last is not null && Month.Of(last.Value) == month)
        {
            return scope.Block(
                "month-incomplete",
                $"{scope.Raw.Document}: {month} is incomplete, its last row is of {last:yyyy-MM-dd} and "
                    + $"{scope.LastKnownDay:yyyy-MM-dd} is needed"
            );
        }

        var known = last is null ? "no earlier day is known either" : $"the last day known is {last:yyyy-MM-dd}";
        return scope.Block(
            "month-without-data",
            $"{scope.Raw.Document}: no row of {month}, which the forecast of {month.AddMonths(1)} needs; {known}"
        );
    }

    private static int AllowedGap(TradingCalendar calendar) =>
        calendar == TradingCalendar.ExchangeDays ? LongestExchangeGap : 1;

    private static int AllowedAge(TradingCalendar calendar) =>
        calendar switch
        {
            TradingCalendar.ExchangeDays => LongestExchangeGap,
            TradingCalendar.Intraday => 1,
            _ => 2,
        };
}

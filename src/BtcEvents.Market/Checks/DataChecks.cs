using BtcEvents.Failures;

namespace BtcEvents.Market;

/// <summary>
/// The data checks: rules over raw rows, each naming place and value. Only rows that were public at the as-of
/// date decide, save for rows dated after today, which cannot be true in any month.
/// </summary>
public static class DataChecks
{
    /// <summary>Checks what a source gave.</summary>
    /// <param name="symbol">What is forecast, for example <c>BTC-USD</c>; its catalogue says which series are
    /// expected.</param>
    /// <param name="series">The raw series.</param>
    /// <param name="asOf">Last day whose data may be used.</param>
    /// <param name="today">The newest day that can exist; rows after it block.</param>
    /// <exception cref="BadInputException">The symbol is not of the form ASSET-CURRENCY.</exception>
    public static DataCheckReport Run(string symbol, IReadOnlyList<RawSeries> series, DateOnly asOf, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(series);
        return new(
            SeriesCatalog
                .For(symbol)
                .SelectMany(spec =>
                    series.FirstOrDefault(s => s.Spec.Name == spec.Name) is { } raw
                        ? RunOne(new(raw, asOf, today))
                        : [Missing(spec)]
                )
        );
    }

    private static IEnumerable<CheckFinding> RunOne(CheckScope scope) =>
        [
            .. RowOrderChecks.Future(scope),
            .. RowOrderChecks.Duplicates(scope),
            .. RowOrderChecks.Unordered(scope),
            .. RowOrderChecks.CutLastRow(scope),
            .. ValueChecks.Rules(scope),
            .. ValueChecks.Bars(scope),
            .. ValueChecks.Steps(scope),
            .. CoverageChecks.Gaps(scope),
            .. CoverageChecks.LastRow(scope),
        ];

    private static CheckFinding Missing(SeriesSpec spec) =>
        new(
            spec.Name,
            "series-missing",
            spec.Required ? CheckSeverity.Block : CheckSeverity.Warn,
            $"{spec.Name}: the source has no such series"
                + (spec.Required ? ", and a forecast needs it" : ", so no feature is made of it")
        );
}

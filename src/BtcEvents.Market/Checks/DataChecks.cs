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
    /// <param name="today">The present day (UTC): it is not over, so it counts no more than those after it.</param>
    /// <param name="monthsNeeded">How many months with a known outcome the stages to come need.</param>
    /// <exception cref="BadInputException">The symbol is not of the form ASSET-CURRENCY.</exception>
    public static DataCheckReport Run(
        string symbol,
        IReadOnlyList<RawSeries> series,
        DateOnly asOf,
        DateOnly today,
        int monthsNeeded = 0
    )
    {
        ArgumentNullException.ThrowIfNull(series);
        var catalogue = SeriesCatalog.For(symbol);
        var scopes = catalogue
            .Select(spec => series.FirstOrDefault(s => s.Spec.Name == spec.Name))
            .OfType<RawSeries>()
            .ToDictionary(raw => raw.Spec.Name, raw => new CheckScope(raw, asOf, today), StringComparer.Ordinal);
        return new([
            .. catalogue.SelectMany(spec =>
                scopes.TryGetValue(spec.Name, out var scope) ? RunOne(scope) : [Missing(spec)]
            ),
            .. AcrossSeries(TradingPair.Parse(symbol), scopes),
            .. scopes.Values.SelectMany(scope => CoverageChecks.ShortHistory(scope, monthsNeeded)),
        ]);
    }

    private static IEnumerable<CheckFinding> AcrossSeries(TradingPair pair, Dictionary<string, CheckScope> scopes) =>
        scopes.TryGetValue(SeriesCatalog.SpotOf(pair), out var spot)
        && scopes.TryGetValue(SeriesCatalog.FuturesOf(pair), out var futures)
            ? PlausibilityChecks.Premium(spot, futures)
            : [];

    private static IEnumerable<CheckFinding> RunOne(CheckScope scope) =>
        [
            .. CoverageChecks.DayNotOver(scope),
            .. RowOrderChecks.Future(scope),
            .. RowOrderChecks.Duplicates(scope),
            .. RowOrderChecks.Unordered(scope),
            .. RowOrderChecks.CutLastRow(scope),
            .. ValueChecks.Rules(scope),
            .. ValueChecks.Bars(scope),
            .. ValueChecks.Steps(scope),
            .. PlausibilityChecks.Columns(scope),
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

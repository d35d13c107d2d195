using BtcEvents.Learning.Evaluation;
using BtcEvents.Market;
using BtcEvents.Storage;

namespace BtcEvents.Cycles;

/// <summary>
/// What the published forecasts of a symbol were worth, once the truth was known: of each month the one that was made
/// first, so that no later attempt betters the record.
/// </summary>
public sealed class PublishedRecord
{
    /// <summary>Probability of the bands and intervals about what was found.</summary>
    public const double BandLevel = 0.9;

    // Three to a part are the fewest that have a spread.
    private const int LeastForRegimes = 9;
    private const int Seed = 1;

    private static readonly string[] RegimeNames = ["calm", "middle", "wild"];

    private PublishedRecord(string symbol, IReadOnlyList<RecordedMonth> months) => (Symbol, Months) = (symbol, months);

    /// <summary>What was forecast.</summary>
    public string Symbol { get; }

    /// <summary>The months with an outcome, oldest first.</summary>
    public IReadOnlyList<RecordedMonth> Months { get; }

    /// <summary>Whether any figure was simulated.</summary>
    public required bool Simulated { get; init; }

    /// <summary>How many forecasts wait for their outcome.</summary>
    public required int Waiting { get; init; }

    /// <summary>How many intervals held, and how many may be expected to, as a band.</summary>
    public (int Held, int Least, int Most) Held
    {
        get
        {
            var (least, most) = HitBand.Of(Months.Select(month => month.Forecast.Coverage), BandLevel);
            return (Months.Count(month => month.Inside), least, most);
        }
    }

    /// <summary>All months as one.</summary>
    public RecordedScore? All => Score("all", Months);

    /// <summary>
    /// 1 less the ratio of the squared errors to those of the last close before each month, with its 90 % interval (a
    /// bootstrap over blocks of months); null below two months of which the last close was noted.
    /// </summary>
    public (double Skill, double Lower, double Upper)? Skill
    {
        get
        {
            var noted = Months.Where(month => month.EndOfMonthError is not null).ToArray();
            if (noted.Length < 2)
            {
                return null;
            }

            var ratio = PairedBootstrap.Ratio(
                [.. noted.Select(month => month.Error * month.Error)],
                [.. noted.Select(month => month.EndOfMonthError!.Value * month.EndOfMonthError.Value)],
                BandLevel,
                Seed
            );
            return (1 - ratio.Ratio, 1 - ratio.Upper, 1 - ratio.Lower);
        }
    }

    /// <summary>
    /// A third of the months each, by how much movement their forecast expected; none below nine months.
    /// </summary>
    public IReadOnlyList<RecordedScore> Regimes
    {
        get
        {
            if (Months.Count < LeastForRegimes)
            {
                return [];
            }

            var calmest = Months.OrderBy(month => month.Spread).ToArray();
            return
            [
                .. RegimeNames.Select(
                    (name, i) => Score(name, calmest[(calmest.Length * i / 3)..(calmest.Length * (i + 1) / 3)])!
                ),
            ];
        }
    }

    /// <summary>The record of each symbol, in order of their names.</summary>
    /// <param name="forecasts">Forecasts of any symbols, with the outcomes that are known.</param>
    public static IReadOnlyList<PublishedRecord> Of(IEnumerable<StoredForecast> forecasts) =>
        [
            .. forecasts
                .GroupBy(forecast => (forecast.Symbol, forecast.Month))
                .Select(month => month.MinBy(forecast => forecast.MadeAt)!)
                .GroupBy(forecast => forecast.Symbol)
                .OrderBy(symbol => symbol.Key, StringComparer.Ordinal)
                .Select(symbol => new PublishedRecord(
                    symbol.Key,
                    [
                        .. symbol
                            .Where(forecast => forecast.Actual is not null)
                            .OrderBy(forecast => forecast.Month, StringComparer.Ordinal)
                            .Select(forecast => new RecordedMonth(forecast)),
                    ]
                )
                {
                    Simulated = symbol.Any(forecast => forecast.Simulated),
                    Waiting = symbol.Count(forecast => forecast.Actual is null),
                }),
        ];

    private static RecordedScore? Score(string name, IReadOnlyList<RecordedMonth> months)
    {
        if (months.Count == 0)
        {
            return null;
        }

        var noted = months.Where(month => month.EndOfMonthError is not null).ToArray();
        return new(
            name,
            months.Count,
            months.Average(month => month.Inside ? 1 : 0),
            Root(months.Select(month => month.Error)),
            noted.Length == months.Count ? Root(noted.Select(month => month.EndOfMonthError!.Value)) : null,
            months.All(month => month.Crps is not null) ? months.Average(month => month.Crps) : null
        );
    }

    private static double Root(IEnumerable<double> errors) => Math.Sqrt(errors.Average(error => error * error));
}

/// <summary>A forecast whose outcome is known.</summary>
/// <param name="Forecast">The forecast, with its outcome.</param>
public sealed record RecordedMonth(StoredForecast Forecast)
{
    /// <summary>What came, percent.</summary>
    public double Actual { get; } = Forecast.Actual!.Value;

    /// <summary>Outcome less forecast, percentage points.</summary>
    public double Error => Actual - Forecast.ChangePercent;

    /// <summary>Outcome less what the last close before the month let expect; null where that was not noted.</summary>
    public double? EndOfMonthError => Actual - Forecast.AlreadyHappenedPercent;

    /// <summary>Whether the interval held it.</summary>
    public bool Inside => Actual >= Forecast.Lower && Actual <= Forecast.Upper;

    /// <summary>Continuous ranked probability score, percentage points, small is good; null where the interval had no
    /// end.</summary>
    public double? Crps { get; } = StoredDistribution.Of(Forecast)?.Crps(Forecast.Actual!.Value);

    /// <summary>Standard deviation that was expected, percentage points.</summary>
    public double Spread { get; } = StoredDistribution.Of(Forecast)?.Spread ?? double.PositiveInfinity;

    /// <summary>
    /// Whether it was made before its month was over (UTC); else its outcome could have been known.
    /// </summary>
    public bool Live => DateOnly.FromDateTime(Forecast.MadeAt.UtcDateTime) <= Month.Parse(Forecast.Month).LastDay;
}

/// <summary>Scores of some months.</summary>
/// <param name="Name">Which.</param>
/// <param name="Months">How many.</param>
/// <param name="Held">Share of outcomes inside the interval, 0 to 1.</param>
/// <param name="Rmse">Root mean squared error, percentage points.</param>
/// <param name="EndOfMonthRmse">The same of the last close before each month; null where one was not noted.</param>
/// <param name="Crps">Mean continuous ranked probability score, percentage points, small is good; null where an
/// interval had no end.</param>
public sealed record RecordedScore(
    string Name,
    int Months,
    double Held,
    double Rmse,
    double? EndOfMonthRmse,
    double? Crps
)
{
    /// <summary>1 less the ratio of squared errors; null where the last close was not noted, or never erred.</summary>
    public double? SkillOverEndOfMonth => EndOfMonthRmse is { } baseline ? ForecastMetrics.Skill(Rmse, baseline) : null;
}

using BtcEvents.Reporting;

namespace BtcEvents.PureTests.Reporting;

/// <summary>Made-up figures of realistic size, the same on every run.</summary>
internal static class SampleReports
{
    private static readonly DateOnly FirstMonth = new(2020, 1, 1);

    public static CycleReport Cycle() => new()
    {
        Symbol = "BTC-USD",
        Month = new(2025, 6, 1),
        AsOf = new(2025, 5, 31),
        CycleId = new("0b6ff5a1-6d4c-8f0e-9a55-0d8c4f1b2e3a"),
        Attempt = 2,
        Simulated = false,
        Forecast = new() { ChangePercent = 4.2137, Lower = -7.918, Upper = 16.345, Coverage = 0.8, BaseMeanClose = 103_942.17 },
        Champion = "ridge",
        Promoted = true,
        PromotionReason = "RMSE 9.31 beats the best baseline (carry, 9.93) and the champion before it (9.52).",
        Lineage = new()
        {
            DatasetDigest = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
            Table = "tables/btc-usd/2025-06/9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab.json",
            FeatureSet = "feature-sets/btc-usd/2025-06/2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824.json",
            Model = "models/btc-usd/2025-06/486ea46224d1bb4fb680f34f7c9ad96a8f24ec88be73ea8e5a6c65260e9cb8a7.json",
            SoftwareVersion = "0.1.0",
            Seed = 42,
            ForecastId = "f-2025-06-btc-usd-2",
        },
        Drift = new("some", Drift()),
        Stages =
        [
            new("Data", "done", "9 series up to 2025-05-31; 279 rows new or changed.", 6.412),
            new("Features", "done", "137 months with 42 features.", 0.733),
            new("Selection", "reused", "The set of April serves: no drift in its features.", 0.051),
            new("Training", "done", "6 candidates over 64 rolling origins; ridge promoted.", 92.4),
            new("Forecast", "done", "Stored and published.", 0.218),
        ],
        Leaderboard = Leaderboard(),
        History = History(65),
        Features = Features(),
        Importances =
        [
            new("last_over_mean", 0.613), new("premium", 0.121), new("momentum_10d", 0.094), new("fear_greed_last", 0.071),
            new("funding_mean", 0.048), new("vix_change", -0.012),
        ],
        Series = Series(),
        Findings =
        [
            new("onchain", "missing-days", "warn", "onchain.csv: 3 days are missing between 2021-05-09 and 2021-05-11."),
            new("funding_rate", "late", "warn", "funding_rate.csv: the last row (2025-05-29 19:00) is older than two periods."),
        ],
        Prices = Prices(),
    };

    public static BacktestReport Backtest() => new()
    {
        Symbol = "BTC-USD",
        From = FirstMonth,
        To = new(2025, 5, 1),
        Simulated = false,
        Metrics = new()
        {
            Rmse = 9.3071, Mae = 7.1142, Smape = 91.337, R2 = 0.5513, DirectionalAccuracy = 0.7231, IntervalCoverage = 0.8154,
        },
        NominalCoverage = 0.8,
        Baselines = [.. Leaderboard().Where(r => r.Baseline)],
        Rows = History(65),
        Seconds = 412.6,
        DatasetDigest = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
    };

    /// <summary>Months from January 2020 on; half of the outcome can be known beforehand.</summary>
    public static IReadOnlyList<ForecastPoint> History(int months)
    {
        var random = new Random(7);
        return
        [
            .. Enumerable.Range(0, months).Select(i =>
            {
                var known = 9.5 * Normal(random);
                var actual = 2 + known + (8.5 * Normal(random));
                var forecast = 1.5 + (0.85 * known) + (1.5 * Normal(random));
                var half = 12.5 - (i * 0.03);
                return new ForecastPoint
                {
                    Month = FirstMonth.AddMonths(i),
                    Actual = actual,
                    Forecast = forecast,
                    Lower = forecast - half,
                    Upper = forecast + half,
                    Carry = 1.1 * known,
                    Model = i < 20 ? "ridge v3" : "ridge v4",
                };
            }),
        ];
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static LeaderboardRow[] Leaderboard() =>
    [
        Row("ridge", 9.3071, 7.1142, 0.5513, 91.3, 0.7231, 8.871) with { Champion = true },
        Row("huber", 9.4412, 7.0213, 0.5383, 90.7, 0.7077, 8.942),
        Row("elastic net", 9.5187, 7.2094, 0.5307, 92.5, 0.7077, 9.013),
        Row("bagged ridge", 9.6021, 7.3318, 0.5224, 93.0, 0.6923, 8.655),
        Row("gradient boosting", 11.3844, 8.9127, 0.3287, 108.4, 0.6308, 4.217),
        Row("k nearest months", 12.2903, 9.6655, 0.2176, 117.9, 0.5846, 9.774),
        Row("carry", 9.9312, 7.6043, 0.4891, 95.2, 0.7077, null) with { Baseline = true },
        Row("mean", 13.8022, 10.7619, -0.0131, 152.6, 0.5538, null) with { Baseline = true },
        Row("zero", 13.9047, 10.6408, -0.0281, 200, null, null) with { Baseline = true },
    ];

    private static LeaderboardRow Row(string name, double rmse, double mae, double r2, double smape, double? direction, double? train) => new()
    {
        Name = name, Rmse = rmse, Mae = mae, R2 = r2, Smape = smape, DirectionalAccuracy = direction, TrainRmse = train,
    };

    private static FeatureVerdict[] Features() =>
    [
        Feature("last_over_mean", true, "Strongest correlation and first in the trees.", 0.707, 0.613, "Last close of the month before over its mean close."),
        Feature("momentum_10d", true, "Passes both stages.", 0.551, 0.094, "Change of the close over the last ten days."),
        Feature("premium", true, "Passes both stages.", 0.312, 0.121, "Futures over spot, mean of the month."),
        Feature("fear_greed_last", true, "Passes both stages.", 0.402, 0.071, "Sentiment index on the last day."),
        Feature("funding_mean", true, "Passes both stages.", 0.266, 0.048, "Mean funding rate."),
        Feature("vix_change", true, "Kept for its importance.", -0.243, 0.037, "Change of the monthly mean of the VIX."),
        Feature("sp500_change", false, "Correlation 0.88 with vix_change, which is more important.", 0.219, 0.019, "Change of the monthly mean of the S&P 500."),
        Feature("hashrate_change", false, "Importance below the shadow features.", -0.088, 0.009, "Change of the mean hash rate."),
        Feature("dxy_change_lag6", false, "Correlation below 0.1.", 0.041, 0.006, "Change of the dollar index, six months ago."),
        Feature("fed_rate_lag12", false, "Correlation below 0.1.", -0.017, 0.004, "Federal funds rate, twelve months ago."),
        Feature("tx_count_change", false, "Too few rows: 31 of 137 months are empty.", null, null, "Change of the transactions a day."),
    ];

    private static FeatureVerdict Feature(string name, bool kept, string reason, double? correlation, double? importance, string description) => new()
    {
        Name = name, Kept = kept, Reason = reason, Correlation = correlation, Importance = importance, Description = description,
    };

    private static FeatureDrift[] Drift() =>
    [
        new() { Feature = "last_over_mean", Ks = 0.141, PValue = 0.812, Psi = 0.043, Direction = "up", Verdict = "none" },
        new() { Feature = "premium", Ks = 0.298, PValue = 0.087, Psi = 0.164, Direction = "down", Verdict = "some" },
        new() { Feature = "momentum_10d", Ks = 0.122, PValue = 0.913, Psi = 0.038, Direction = "up", Verdict = "none" },
        new() { Feature = "fear_greed_last", Ks = 0.412, PValue = 0.0004, Psi = 0.317, Direction = "up", Verdict = "drift" },
        new() { Feature = "funding_mean", Ks = 0.187, PValue = 0.466, Psi = 0.091, Direction = "down", Verdict = "none" },
        new() { Feature = "vix_change", Ks = null, PValue = null, Psi = null, Direction = "", Verdict = "not enough data" },
    ];

    private static SeriesCoverage[] Series() =>
    [
        Span("btc_spot", 3910, new(2014, 9, 17), new(2025, 5, 31), 31),
        Span("btc_futures", 1872, new(2017, 12, 18), new(2025, 5, 30), 21),
        Span("fed_rate", 4168, new(2014, 1, 1), new(2025, 5, 29), 30),
        Span("sp500", 2338, new(2016, 2, 12), new(2025, 5, 30), 21),
        Span("vix", 2870, new(2014, 1, 2), new(2025, 5, 30), 21),
        Span("dxy", 2869, new(2014, 1, 2), new(2025, 5, 30), 21),
        Span("funding_rate", 5924, new(2020, 1, 1), new(2025, 5, 29), 91),
        Span("fear_greed", 2674, new(2018, 2, 1), new(2025, 5, 31), 31),
        Span("onchain", 3798, new(2015, 1, 2), new(2025, 5, 30), 12) with { Gaps = [new(new(2021, 4, 20), new(2021, 5, 11))] },
    ];

    private static SeriesCoverage Span(string name, int rows, DateOnly first, DateOnly last, int written) => new()
    {
        Name = name, Rows = rows, First = first, Last = last, Written = written,
    };

    private static List<DailyClose> Prices()
    {
        var random = new Random(11);
        var (close, first) = (62_000.0, new DateOnly(2024, 3, 1));
        var prices = new List<DailyClose>();
        for (var day = first; day <= new DateOnly(2025, 5, 31); day = day.AddDays(1))
        {
            close *= Math.Exp(0.0012 + (0.024 * Normal(random)));
            prices.Add(new(day, Math.Round(close, 2)));
        }

        return prices;
    }
}

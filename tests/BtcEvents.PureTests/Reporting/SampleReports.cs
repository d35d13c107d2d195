using BtcEvents.Reporting;

namespace BtcEvents.PureTests.Reporting;

/// <summary>Made-up figures of realistic size, the same on every run.</summary>
internal static class SampleReports
{
    private static readonly DateOnly FirstMonth = new(2020, 1, 1);

    public static CycleReport Cycle() =>
        new()
        {
            Symbol = "BTC-USD",
            Month = new(2025, 6, 1),
            AsOf = new(2025, 5, 31),
            CycleId = new("0b6ff5a1-6d4c-8f0e-9a55-0d8c4f1b2e3a"),
            Attempt = 2,
            Simulated = false,
            Forecast = new()
            {
                ChangePercent = 4.2137,
                AlreadyHappened = 3.1,
                ProbabilityUp = 0.68,
                Quantiles = [new(0.05, -12.5), new(0.1, -7.918), new(0.15, -6), new(0.5, 4.2137), new(0.95, 20.9)],
                Lower = -7.918,
                Upper = 16.345,
                Coverage = 0.8,
                Currency = "USD",
                BaseMeanClose = 103_942.17,
            },
            Champion = "ridge",
            Promoted = true,
            PromotionReason = "RMSE 9.31 beats the best baseline (carry, 9.93) and the champion before it (9.52).",
            Lineage = new()
            {
                DatasetDigest = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
                Table = "tables/btc-usd/2025-06/9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab.json",
                FeatureSet =
                    "feature-sets/btc-usd/2025-06/"
                    + "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824.json",
                Model = "models/btc-usd/2025-06/486ea46224d1bb4fb680f34f7c9ad96a8f24ec88be73ea8e5a6c65260e9cb8a7.json",
                SoftwareVersion = "0.1.0",
                Seed = 42,
                ForecastId = "f-2025-06-btc-usd-2",
            },
            Drift = SampleTables.Drifting("some", SampleTables.Drift()),
            Stages =
            [
                new("Data", "done", "9 series up to 2025-05-31; 279 rows new or changed.", 6.412),
                new("Features", "done", "137 months with 42 features.", 0.733),
                new("Selection", "reused", "The set of April serves: no drift in its features.", 0.051),
                new("Training", "done", "6 candidates over 64 rolling origins; ridge promoted.", 92.4),
                new("Forecast", "done", "Stored and published.", 0.218),
            ],
            Leaderboard = SampleTables.Leaderboard(),
            History = History(65),
            Features = SampleTables.Features(),
            Importances =
            [
                new("last_over_mean", 0.613),
                new("premium", 0.121),
                new("momentum_10d", 0.094),
                new("fear_greed_last", 0.071),
                new("funding_mean", 0.048),
                new("vix_change", -0.012),
            ],
            Series = SampleTables.Series(),
            Findings =
            [
                new(
                    "onchain",
                    "missing-days",
                    "warn",
                    "onchain.csv: 3 days are missing between 2021-05-09 and 2021-05-11."
                ),
                new(
                    "funding_rate",
                    "late",
                    "warn",
                    "funding_rate.csv: the last row (2025-05-29 19:00) is older than two periods."
                ),
            ],
            Prices = Prices(),
        };

    public static BacktestReport Backtest() =>
        new()
        {
            Symbol = "BTC-USD",
            From = FirstMonth,
            To = new(2025, 5, 1),
            Simulated = false,
            Scores = SampleTables.Scores(9.3071, 7.1142, 0.5513, 91.337, 0.7231),
            IntervalCoverage = 0.8154,
            NominalCoverage = 0.8,
            Baselines = [.. SampleTables.Leaderboard().Where(r => r.Baseline)],
            Rows = History(65),
            Nowcast = SampleTables.Nowcast(),
            Seconds = 412.6,
            DatasetDigest = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
        };

    /// <summary>Months from January 2020 on; half of the outcome can be known beforehand.</summary>
    public static IReadOnlyList<ForecastPoint> History(int months)
    {
        var random = new Random(7);
        return
        [
            .. Enumerable
                .Range(0, months)
                .Select(i =>
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

using BtcEvents.Forecasting;
using BtcEvents.Learning.Evaluation;
using BtcEvents.Reporting;

namespace BtcEvents.PureTests.Reporting;

/// <summary>The tables of the made-up reports.</summary>
internal static class SampleTables
{
    public static LeaderboardRow[] Leaderboard() =>
        [
            Row("ridge", 9.3071, 7.1142, 0.5513, 91.3, 0.7231, 8.871) with
            {
                Champion = true,
            },
            Row("huber", 9.4412, 7.0213, 0.5383, 90.7, 0.7077, 8.942),
            Row("elastic net", 9.5187, 7.2094, 0.5307, 92.5, 0.7077, 9.013),
            Row("bagged ridge", 9.6021, 7.3318, 0.5224, 93.0, 0.6923, 8.655),
            Row("gradient boosting", 11.3844, 8.9127, 0.3287, 108.4, 0.6308, 4.217),
            Row("k nearest months", 12.2903, 9.6655, 0.2176, 117.9, 0.5846, 9.774),
            Row("carry", 9.9312, 7.6043, 0.4891, 95.2, 0.7077, null) with
            {
                Baseline = true,
            },
            Row("mean", 13.8022, 10.7619, -0.0131, 152.6, 0.5538, null) with
            {
                Baseline = true,
            },
            Row("zero", 13.9047, 10.6408, -0.0281, 200, null, null) with
            {
                Baseline = true,
            },
        ];

    private static LeaderboardRow Row(
        string name,
        double rmse,
        double mae,
        double r2,
        double smape,
        double? direction,
        double? train
    ) => new(name, Scores(rmse, mae, r2, smape, direction)) { TrainRmse = train };

    public static ForecastScores Scores(double rmse, double mae, double? r2, double smape, double? direction) =>
        new()
        {
            Count = 65,
            Rmse = rmse,
            Mae = mae,
            R2 = r2,
            Smape = smape,
            DirectionalAccuracy = direction,
        };

    public static FeatureVerdict[] Features() =>
        [
            Feature("last_over_mean", true, "Strongest correlation and first in the trees.", 0.707, 0.613),
            Feature("momentum_10d", true, "Passes both stages.", 0.551, 0.094),
            Feature("premium", true, "Passes both stages.", 0.312, 0.121),
            Feature("fear_greed_last", true, "Passes both stages.", 0.402, 0.071),
            Feature("funding_mean", true, "Passes both stages.", 0.266, 0.048),
            Feature("vix_change", true, "Kept for its importance.", -0.243, 0.037),
            Feature("sp500_change", false, "Correlation 0.88 with vix_change, which is more important.", 0.219, 0.019),
            Feature("hashrate_change", false, "Importance below the shadow features.", -0.088, 0.009),
            Feature("dxy_change_lag6", false, "Correlation below 0.1.", 0.041, 0.006),
            Feature("fed_rate_lag12", false, "Correlation below 0.1.", -0.017, 0.004),
            Feature("tx_count_change", false, "Too few rows: 31 of 137 months are empty.", null, null),
        ];

    private static FeatureVerdict Feature(
        string name,
        bool kept,
        string reason,
        double? correlation,
        double? importance
    ) =>
        new()
        {
            Feature = name,
            Kept = kept,
            Stage = 1,
            Reason = reason,
            Correlation = correlation,
            Importance = importance,
        };

    public static DriftRecord Drifting(string verdict, params DriftEntry[] features) =>
        new()
        {
            Verdict = verdict,
            Reason = "",
            Features = features,
        };

    public static DriftEntry[] Drift() =>
        [
            new("last_over_mean", "none", 0.141, 0.812, 0.043, 0.4),
            new("premium", "some", 0.298, 0.087, 0.164, -0.7),
            new("momentum_10d", "none", 0.122, 0.913, 0.038, 0.1),
            new("fear_greed_last", "drift", 0.412, 0.0004, 0.317, 1.2),
            new("funding_mean", "none", 0.187, 0.466, 0.091, -0.3),
            new("vix_change", "not enough data", null, null, null, null),
        ];

    public static SeriesCoverage[] Series() =>
        [
            Span("btc_spot", 3910, new(2014, 9, 17), new(2025, 5, 31), 31),
            Span("btc_futures", 1872, new(2017, 12, 18), new(2025, 5, 30), 21),
            Span("fed_rate", 4168, new(2014, 1, 1), new(2025, 5, 29), 30),
            Span("sp500", 2338, new(2016, 2, 12), new(2025, 5, 30), 21),
            Span("vix", 2870, new(2014, 1, 2), new(2025, 5, 30), 21),
            Span("dxy", 2869, new(2014, 1, 2), new(2025, 5, 30), 21),
            Span("funding_rate", 5924, new(2020, 1, 1), new(2025, 5, 29), 91),
            Span("fear_greed", 2674, new(2018, 2, 1), new(2025, 5, 31), 31),
            Span("onchain", 3798, new(2015, 1, 2), new(2025, 5, 30), 12),
        ];

    private static SeriesCoverage Span(string name, int rows, DateOnly first, DateOnly last, int written) =>
        new()
        {
            Name = name,
            Rows = rows,
            First = first,
            Last = last,
            Written = written,
        };

    /// <summary>Days of a month, each with less that is open than the one before.</summary>
    public static IReadOnlyList<NowcastDay> Nowcast() =>
        [
            .. Enumerable
                .Range(0, 32)
                .Select(day => new NowcastDay
                {
                    Day = day,
                    Months = day > 28 ? 38 : 65,
                    R2 = 1 - (0.45 * Math.Pow((31 - day) / 31.0, 3)),
                    TheoryR2 = DaysToCome.TheoryR2(31, day),
                    Rmse = 9.3071 * Math.Pow((31 - day) / 31.0, 1.5),
                    WalkRmse = 9.93 * Math.Pow((31 - day) / 31.0, 1.5),
                    Direction = 0.7 + (0.009 * day),
                    Coverage = day == 31 ? 1 : 0.8,
                    Width = 24 * Math.Pow((31 - day) / 31.0, 1.5),
                    Crps = 5 * Math.Pow((31 - day) / 31.0, 1.5),
                }),
        ];
}

using BtcEvents.Contracts;

namespace BtcEvents.BusTests.Support;

/// <summary>Messages of a cycle with plausible contents.</summary>
internal static class Facts
{
    /// <summary>A hop with a wait of 3 seconds, and a work that worked at its second try.</summary>
    public static HopTiming Hop { get; } =
        new()
        {
            Consumer = "trainer",
            SentAt = new DateTimeOffset(2025, 6, 1, 6, 30, 0, TimeSpan.Zero),
            ReceivedAt = new DateTimeOffset(2025, 6, 1, 6, 30, 1, TimeSpan.Zero).AddTicks(1),
            StartedAt = new DateTimeOffset(2025, 6, 1, 6, 30, 3, TimeSpan.Zero),
            Tries = 2,
        };

    public static CycleContext Cycle(string month = "2025-06", CyclePlan? plan = null, int attempt = 1) =>
        new()
        {
            CycleId = CycleIdentity.Of("BTC-USD", month, attempt),
            Symbol = "BTC-USD",
            Month = month,
            AsOf = new DateOnly(2025, 5, 31),
            Attempt = attempt,
            Plan = plan ?? new CyclePlan(),
        };

    public static StartMonthlyCycle Start(CycleContext cycle) =>
        new()
        {
            Symbol = cycle.Symbol,
            Month = cycle.Month,
            Attempt = cycle.Attempt,
            Plan = cycle.Plan,
            RequestedBy = "a test",
        };

    public static ICycleFact Of(Stage stage, CycleContext cycle) =>
        stage switch
        {
            Stage.Data => new DataUpdated
            {
                Cycle = cycle,
                OccurredAt = Now,
                DatasetDigest = "d1",
                Series = [],
            },
            Stage.Features => new FeaturesPrepared
            {
                Cycle = cycle,
                OccurredAt = Now,
                DatasetDigest = "d1",
                Table = "tables/t1.json",
                Months = 120,
                Features = 9,
            },
            Stage.Selection => new FeaturesSelected
            {
                Cycle = cycle,
                OccurredAt = Now,
                DatasetDigest = "d1",
                Table = "tables/t1.json",
                FeatureSet = "feature-sets/f1.json",
                Features = ["end_over_mean"],
                Considered = 9,
                Reused = false,
                Reason = "there was none",
            },
            Stage.Training => new ModelTrained
            {
                Cycle = cycle,
                OccurredAt = Now,
                DatasetDigest = "d1",
                Table = "tables/t1.json",
                FeatureSet = "feature-sets/f1.json",
                Model = "models/m1.json",
                Training = "trainings/r1.json",
                Algorithm = "ridge",
                Leaderboard = [],
                Promoted = true,
                PromotionReason = "the first",
                Drift = "none",
            },
            Stage.Forecast => new ForecastMade
            {
                Cycle = cycle,
                OccurredAt = Now,
                ForecastId = "f1",
                ChangePercent = 1.5,
                Lower = -10,
                Upper = 12,
                Coverage = 0.8,
                BaseMeanClose = 100_000,
                Model = "models/m1.json",
                Algorithm = "ridge",
                FeatureSet = "feature-sets/f1.json",
                Table = "tables/t1.json",
                DatasetDigest = "d1",
            },
            _ => throw new ArgumentOutOfRangeException(nameof(stage)),
        };

    public static StageFailed Failed(CycleContext cycle, Stage stage, bool transient) =>
        new()
        {
            Cycle = cycle,
            OccurredAt = Now,
            Stage = stage,
            Reason = "spot.csv row 3: no number",
            Transient = transient,
        };

    private static DateTimeOffset Now => DateTimeOffset.UtcNow;
}

using BtcEvents.Cli.Backfilling;
using BtcEvents.Contracts;
using BtcEvents.Market;
using BtcEvents.PureTests.Cycles;
using BtcEvents.Storage.Operational;

namespace BtcEvents.PureTests.Backfilling;

public sealed class BackfillPlanTests
{
    private static readonly BackfillOptions Options = new()
    {
        Symbol = "BTC-USD",
        From = Month.Parse("2025-01"),
        To = Month.Parse("2025-05"),
        Parallel = 2,
        Seed = 7,
    };

    [Fact]
    public void The_oldest_months_begin_and_no_more_than_asked_for_at_once()
    {
        var plan = new BackfillPlan(Options);

        var first = Starts(plan);
        var again = Starts(plan);
        var afterOne = Starts(plan, KnownCycle.Of("2025-01", 1), KnownCycle.Of("2025-02", 1, "Running"));

        Assert.Equal(["2025-01", "2025-02"], first.Select(s => s.Month));
        Assert.Empty(again); // on their way, although the store does not know them yet
        Assert.Equal(["2025-03"], afterOne.Select(s => s.Month));
        Assert.All(first, s => Assert.Equal((1, 7, false), (s.Attempt, s.Plan!.Seed, s.Plan.MayPromote)));
    }

    [Fact]
    public void Months_that_are_done_are_skipped_and_those_that_run_count()
    {
        var plan = new BackfillPlan(Options);

        var sent = Starts(
            plan,
            KnownCycle.Of("2025-01", 3),
            KnownCycle.Of("2025-03", 1, "Running"),
            KnownCycle.Of("2024-12", 1, "Running")
        );

        Assert.Equal(["2025-02"], sent.Select(s => s.Month));
    }

    [Fact]
    public void It_is_over_when_every_month_has_ended_and_failed_ones_are_told()
    {
        var plan = new BackfillPlan(Options with { To = Month.Parse("2025-02") });
        var months = Months(KnownCycle.Of("2025-01", 1), KnownCycle.Of("2025-02", 1, "Failed"))[..2];

        Assert.Empty(plan.Next(months));
        Assert.True(plan.IsOver(months));
        Assert.Equal(["2025-02"], plan.Progress(months).Failed.Select(m => m.Month.ToString()));
    }

    [Fact]
    public void A_failed_month_is_retried_once_where_asked_for()
    {
        var plan = new BackfillPlan(Options with { To = Month.Parse("2025-01"), RetryFailed = true });
        var failed = Months(KnownCycle.Of("2025-01", 2, "Failed"))[..1];
        var failedAgain = Months(KnownCycle.Of("2025-01", 2, "Failed", endedAt: 9))[..1];

        var retry = Assert.IsType<RetryCycle>(Assert.Single(plan.Next(failed)));

        Assert.Equal(CycleIdentity.Of("BTC-USD", "2025-01", 2), retry.CycleId);
        Assert.False(plan.IsOver(failed)); // the store does not know of the retry yet
        Assert.Empty(plan.Next(failedAgain));
        Assert.True(plan.IsOver(failedAgain));
    }

    [Fact]
    public void A_failed_month_of_somebody_else_takes_another_attempt_so_that_nothing_is_promoted()
    {
        var plan = new BackfillPlan(Options with { To = Month.Parse("2025-01"), RetryFailed = true });

        var start = Assert.IsType<StartMonthlyCycle>(
            Assert.Single(plan.Next(Months(KnownCycle.Of("2025-01", 1, "Failed", plan: new()))[..1]))
        );

        Assert.Equal((2, false), (start.Attempt, start.Plan!.MayPromote));
    }

    [Fact]
    public void A_month_that_was_to_end_before_its_forecast_gets_one()
    {
        var plan = new BackfillPlan(Options with { To = Month.Parse("2025-01") });
        var part = KnownCycle.Of("2025-01", 1, plan: new() { Through = Stage.Data });

        Assert.Equal(2, Assert.IsType<StartMonthlyCycle>(Assert.Single(plan.Next(Months(part)[..1]))).Attempt);
    }

    [Fact]
    public void A_cancelled_month_takes_another_attempt_where_asked_for()
    {
        var plan = new BackfillPlan(Options with { To = Month.Parse("2025-01"), RetryFailed = true });

        var start = Assert.IsType<StartMonthlyCycle>(
            Assert.Single(plan.Next(Months(KnownCycle.Of("2025-01", 1, "Cancelled"))[..1]))
        );

        Assert.Equal(2, start.Attempt);
    }

    private static IReadOnlyList<StartMonthlyCycle> Starts(BackfillPlan plan, params CycleView[] cycles) =>
        [.. plan.Next(Months(cycles)).Cast<StartMonthlyCycle>()];

    private static BackfillMonth[] Months(params CycleView[] cycles) =>
        [.. BackfillMonth.Range("BTC-USD", Options.From, Options.To, cycles)];
}

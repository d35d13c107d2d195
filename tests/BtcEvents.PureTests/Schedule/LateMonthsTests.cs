using BtcEvents.Contracts;
using BtcEvents.Orchestrator;
using BtcEvents.Storage.Operational;

namespace BtcEvents.PureTests.Schedule;

public sealed class LateMonthsTests
{
    private static readonly DateTimeOffset Failed = new(2026, 6, 1, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 14, "None")]
    [InlineData(1, 15, "StartAgain")]
    [InlineData(2, 29, "None")]
    [InlineData(2, 30, "StartAgain")]
    [InlineData(6, (8 * 60) - 1, "None")]
    [InlineData(6, 8 * 60, "StartAgain")]
    [InlineData(7, 12 * 60, "StartAgain")] // not 16 hours
    [InlineData(12, 12 * 60, "StartAgain")]
    [InlineData(13, 0, "GiveUp")]
    public void It_waits_twice_as_long_each_time_and_gives_up(int attempt, int minutes, string expected) =>
        Assert.Equal(expected, Next(View(attempt), minutes, atOnce: false));

    [Fact]
    public void A_schedule_that_has_just_begun_does_not_wait_and_still_gives_up()
    {
        Assert.Equal("StartAgain", Next(View(1), 0, atOnce: true));
        Assert.Equal("GiveUp", Next(View(13), 0, atOnce: true));
    }

    [Fact]
    public void Whoever_wants_no_further_attempt_has_none() =>
        Assert.Equal(LateStep.GiveUp, LateMonths.Next(View(1), limit: 0, Failed.AddYears(1), atOnce: true));

    [Fact]
    public void Any_other_month_is_left_alone()
    {
        Assert.Equal("None", Next(null));
        Assert.Equal("None", Next(View(1) with { RequestedBy = "a person" }));
        Assert.Equal("None", Next(View(1) with { Stage = Stage.Training }));
        Assert.Equal("None", Next(View(1) with { State = CycleStates.Running, FinishedAt = null }));
        Assert.Equal("None", Next(View(1) with { State = CycleStates.Completed }));
        Assert.Equal("None", Next(View(1) with { State = CycleStates.Cancelled }));
    }

    private static string Next(CycleView? latest, int minutes = 100_000, bool atOnce = true) =>
        LateMonths.Next(latest, limit: 12, Failed.AddMinutes(minutes), atOnce).ToString();

    private static CycleView View(int attempt) =>
        new()
        {
            Cycle = new()
            {
                CycleId = CycleIdentity.Of("BTC-USD", "2026-06", attempt),
                Symbol = "BTC-USD",
                Month = "2026-06",
                AsOf = new(2026, 5, 31),
                Attempt = attempt,
                Plan = new(),
            },
            State = CycleStates.Failed,
            Stage = Stage.Data,
            Try = 1,
            StartedAt = Failed,
            FinishedAt = Failed,
            RequestedBy = "schedule",
        };
}

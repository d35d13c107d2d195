using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Failures;
using BtcEvents.Storage.Operational;

namespace BtcEvents.PureTests.Cycles;

public sealed class InterruptedCycleTests
{
    private static readonly CyclePlan Plan = new();

    [Fact]
    public void The_same_again_goes_on_and_says_so() =>
        Assert.Equal(
            "BTC-USD 2025-06 attempt 1 was interrupted at Training and goes on from there",
            InterruptedCycle.GoesOn(Interrupted(Plan), Plan)
        );

    [Fact]
    public void Where_the_data_were_read_the_market_folder_is_not_read_again()
    {
        var begun = DateTimeOffset.UnixEpoch;
        StageProgress Data(DateTimeOffset? end) =>
            new()
            {
                Stage = Stage.Data,
                StartedAt = begun,
                FinishedAt = end,
                Tries = 1,
            };
        const string told = "; its data were read already, so that the market folder is not read again";

        Assert.EndsWith(told, InterruptedCycle.GoesOn(Interrupted(Plan) with { Stages = [Data(begun)] }, Plan));
        Assert.DoesNotContain(told, InterruptedCycle.GoesOn(Interrupted(Plan) with { Stages = [Data(null)] }, Plan));
        var later = Plan with { From = Stage.Training };
        Assert.EndsWith(told, InterruptedCycle.GoesOn(Interrupted(later), later));
    }

    [Fact]
    public void Another_month_goes_on_beside_only_with_figures_that_it_has()
    {
        var read = new StageProgress
        {
            Stage = Stage.Data,
            StartedAt = DateTimeOffset.UnixEpoch,
            FinishedAt = DateTimeOffset.UnixEpoch,
            Tries = 1,
        };

        Assert.Equal(
            "BTC-USD 2025-06 attempt 1 was interrupted at Training and goes on beside this one",
            InterruptedCycle.GoesOnBeside(Interrupted(Plan) with { Stages = [read] })
        );
        var refusal = Assert.Throws<BadInputException>(() =>
            InterruptedCycle.GoesOnBeside(Interrupted(Plan), " --home h")
        );
        Assert.EndsWith(
            "run it first (btc cycle --symbol BTC-USD --month 2025-06 --home h, with its own --market)",
            refusal.Message
        );
    }

    [Fact]
    public void Each_option_that_would_be_ignored_refuses_by_name()
    {
        AssertRefused("--seed 42 and not 7", Plan with { Seed = 7 });
        AssertRefused("--from Data and not Features", Plan with { From = Stage.Features });
        AssertRefused("--through Forecast and not Selection", Plan with { Through = Stage.Selection });
        AssertRefused("no --force-selection", Plan with { ForceSelection = true });
        AssertRefused(
            "--seed 42 and not 7 and --through Forecast and not Features",
            Plan with
            {
                Seed = 7,
                Through = Stage.Features,
            }
        );
    }

    private static void AssertRefused(string options, CyclePlan asked)
    {
        var refusal = Assert.Throws<BadInputException>(() => InterruptedCycle.GoesOn(Interrupted(Plan), asked));
        Assert.Equal(
            $"BTC-USD 2025-06 attempt 1 was interrupted at Training and goes on as it began, with {options}: run it to "
                + "its end so, then ask again",
            refusal.Message
        );
    }

    private static CycleView Interrupted(CyclePlan plan) => KnownCycle.Of("2025-06", 1, "Running", plan: plan);
}

using BtcEvents.Forecasting;
using static BtcEvents.PureTests.Forecasting.ChampionElectionTests;
using static BtcEvents.PureTests.Forecasting.JudgedCandidates;

namespace BtcEvents.PureTests.Forecasting;

public sealed class PromotionGateTests
{
    [Fact]
    public void A_smaller_error_by_chance_does_not_pass()
    {
        var lucky = Of("trees", i => Known[i] + (4 * Useless[i]));
        var gate = new PromotionGate(Baselines[1], 0.05);
        Assert.InRange(gate.PValue(lucky), 0.06, 0.5);
        Assert.Equal("end-of-month", Elect([lucky]).Winner.Name);
        Assert.Equal("trees", Elect([lucky], promotionLevel: 0.5).Winner.Name);
    }

    [Fact]
    public void Many_candidates_share_the_error_of_one()
    {
        var (gate, near) = (
            new PromotionGate(Baselines[1], 0.05),
            Of("trees", i => (1.2 * Known[i]) + (3 * Useless[i]))
        );
        Assert.InRange(gate.PValue(near), 0.011, 0.049);
        Assert.True(Elect([near]).Promoted);
        Assert.False(Elect([.. Enumerable.Range(0, 4).Select(i => Of($"guess {i}", Guess)), near]).Promoted);
    }

    [Fact]
    public void The_baseline_itself_is_never_told_from_itself() =>
        Assert.Equal(0.5, new PromotionGate(Baselines[1], 0.05).PValue(Baselines[1]));
}

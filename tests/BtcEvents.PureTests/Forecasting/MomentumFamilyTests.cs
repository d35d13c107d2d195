using BtcEvents.Features;
using BtcEvents.Forecasting;

namespace BtcEvents.PureTests.Forecasting;

public sealed class MomentumFamilyTests
{
    private static readonly FeatureTable Table = SimulatedCycle.Table;

    // Nobody passes, so the choice is that of want of evidence.
    private static readonly TrainingOptions Closed = CandidateContestTests.Quick with { PromotionLevel = 0 };

    [Theory]
    [InlineData("BTC-USD", true)]
    [InlineData("BTC-EUR", true)]
    [InlineData("ETH-USD", false)]
    [InlineData("BTCX-USD", false)]
    public void Momentum_competes_and_is_in_the_average_of_the_assets_it_is_believed_of(string symbol, bool believed)
    {
        var table = Table.Of(symbol);
        var record = Train(table, SimulatedCycle.Whole.Set, new() { Seed = 1 }).Record;
        Assert.Equal(believed, record.Leaderboard.Any(e => e.Name == "momentum"));
        Assert.Equal(believed ? "momentum" : "end-of-month", record.Champion);
        var average = record.Leaderboard.Single(e => e.Name == "ridge-average").Settings;
        Assert.Equal(believed, average.Contains("selected", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_columns_of_momentum_in_an_older_table_the_others_compete()
    {
        var older = Table.Without(FeatureNames.Trends[0]);
        var record = Train(older, SimulatedCycle.Whole.Set, new() { Seed = 1 }).Record;
        Assert.Equal("end-of-month", record.Champion);
        Assert.DoesNotContain(record.Leaderboard, e => e.Name == "momentum");
    }

    private static TrainingOutcome Train(FeatureTable table, FeatureSet set, TrainingRequest request) =>
        CandidateContestTests.Train(table, set, request, Closed);
}

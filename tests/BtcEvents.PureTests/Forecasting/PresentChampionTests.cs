using System.Collections.Immutable;
using BtcEvents.Features;
using BtcEvents.Forecasting;

namespace BtcEvents.PureTests.Forecasting;

/// <summary>How the champion so far defends itself, also one that another version made.</summary>
public sealed class PresentChampionTests
{
    private static readonly FeatureTable Table = SimulatedCycle.Table;

    private static readonly ImmutableSortedDictionary<string, double> Parameters = ImmutableSortedDictionary<
        string,
        double
    >
        .Empty.Add("alpha", 3)
        .Add("drift_prior", 10);

    [Fact]
    public void Last_month_s_champion_stays_where_it_is_its_own_challenger()
    {
        var table = Table.Plus("strong", (t, i) => t.Open(i));
        var set = SimulatedCycle.Whole.Set with { Features = [FeatureNames.CloseToMean, "strong"] };
        var first = CandidateContestTests.Train(table, set, new() { Seed = 1 }).Record;
        Assert.True(first.Promoted);
        var second = CandidateContestTests
            .Train(table, set, new() { Seed = 1, Champion = new(first.Recipe, first.Features) })
            .Record;
        Assert.False(second.Promoted);
        Assert.StartsWith($"{first.Champion} stays", second.PromotionReason, StringComparison.Ordinal);
        Assert.Equal((first.Recipe, first.Champion), (second.Recipe, second.Champion));
    }

    [Fact]
    public void A_champion_competes_with_its_own_features_and_recipe()
    {
        var open = SimulatedCycle.Table.Plus("strong", (t, i) => t.Open(i));
        var champion = new ChampionRecipe(
            new() { Family = "ridge", Parameters = Parameters },
            [FeatureNames.CloseToMean, "strong"]
        );
        var set = SimulatedCycle.Whole.Set with { Features = [FeatureNames.CloseToMean] };
        var record = CandidateContestTests.Train(open, set, new() { Seed = 1, Champion = champion }).Record;
        Assert.Equal((champion.Recipe, "ridge", false), (record.Recipe, record.Champion, record.Promoted));
        Assert.Equal(champion.Features, record.Features);
        Assert.Equal("strong", record.Importances[0].Feature);
    }

    [Theory]
    [InlineData("xgboost-linear", "of family 'xgboost-linear', which this version does not have; ")]
    [InlineData("xgboost-trees", "of family 'xgboost-trees' with settings that this version does not have; ")]
    public void A_champion_of_another_version_gives_way_and_is_told(string family, string told)
    {
        var recipe = new LearnerRecipe
        {
            Family = family,
            Parameters = Parameters.Add("max_depth", 2).Add("eta", 0.1).Add("lambda", 3).Add("rounds", 30),
        };
        var request = new TrainingRequest { Seed = 1, Champion = new(recipe, [FeatureNames.CloseToMean]) };
        var (without, record) = (
            CandidateContestTests.Train(Table, SimulatedCycle.Whole.Set, new() { Seed = 1 }).Record,
            CandidateContestTests.Train(Table, SimulatedCycle.Whole.Set, request).Record
        );

        Assert.Equal($"the champion so far is {told}{without.PromotionReason}", record.PromotionReason);
        Assert.Equal((without.Champion, without.Promoted), (record.Champion, record.Promoted));
        Assert.Equal(without.Leaderboard, record.Leaderboard);
    }

    [Fact]
    public void A_champion_of_trees_competes_with_its_own_settings()
    {
        var recipe = new LearnerRecipe
        {
            Family = "xgboost-trees",
            Parameters = ImmutableSortedDictionary<string, double>
                .Empty.Add("max_depth", 3)
                .Add("eta", 0.1)
                .Add("lambda", 1)
                .Add("rounds", 60)
                .Add("min_leaf", 3),
        };
        var open = SimulatedCycle.Table.Plus("strong", (t, i) => t.Open(i));
        var champion = new ChampionRecipe(recipe, [FeatureNames.CloseToMean, "strong"]);
        var set = SimulatedCycle.Whole.Set with { Features = [FeatureNames.CloseToMean] };
        var record = CandidateContestTests.Train(open, set, new() { Seed = 1, Champion = champion }).Record;

        Assert.Equal((recipe, "xgboost-trees", false), (record.Recipe, record.Champion, record.Promoted));
        Assert.DoesNotContain("this version", record.PromotionReason, StringComparison.Ordinal);
    }
}

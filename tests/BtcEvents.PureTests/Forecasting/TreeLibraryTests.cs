using System.Runtime.InteropServices;
using BtcEvents.Failures;
using BtcEvents.Forecasting;
using BtcEvents.Learning;
using BtcEvents.Learning.MlNet;
using BtcEvents.Learning.Trees;

namespace BtcEvents.PureTests.Forecasting;

/// <summary>Families whose trees a library grows, where it is and where it is not.</summary>
public sealed class TreeLibraryTests
{
    private const string NoLibrary = "this program comes without Microsoft.ML";

    [Fact]
    public void What_competes_by_default_needs_no_system_library()
    {
        string[] anywhere = ["ridge-average", "momentum", "ridge", "elastic-net", "xgboost-trees"];
        Assert.Equal(
            RuntimeInformation.ProcessArchitecture == Architecture.X64 ? [.. anywhere, "fastforest"] : anywhere,
            new TrainingOptions().Candidates
        );
        Assert.All(new CandidateFamilies(new(), new MlNetTrees()).Competing(), family => Assert.Null(family.Lacks));
    }

    [Fact]
    public void Both_stand_on_the_leaderboard()
    {
        var here = new MlNetTrees();
        Assert.SkipWhen((here.BoostingLacks ?? here.ForestsLack) is not null, "Microsoft.ML is not whole here");
        var names = Train(here, ["fastforest", "lightgbm"]).Leaderboard.Select(entry => entry.Name);

        Assert.Contains("fastforest", names);
        Assert.Contains("lightgbm", names);
    }

    [Theory]
    [InlineData("fastforest", "no forests today")]
    [InlineData("lightgbm", "no boosting today")]
    public void A_listed_family_that_cannot_load_fails_the_training_with_a_sentence(string name, string lacks)
    {
        Assert.Equal(
            $"{name}, one of Training:Candidates, cannot compete here: {lacks}",
            Assert.Throws<BadInputException>(() => Train(new Without(), ["ridge", name])).Message
        );
        Assert.Equal(
            $"{name}, one of Training:Candidates, cannot compete here: {NoLibrary}",
            Assert.Throws<BadInputException>(() => Train(null, ["ridge", name])).Message
        );
    }

    [Fact]
    public void A_family_that_is_not_listed_may_be_absent() =>
        Assert.NotEmpty(Train(new Without(), ["ridge"]).Leaderboard);

    [Fact] // Or the outcome would depend on whether a machine happens to have the library.
    public void A_champion_of_a_library_gives_way_where_its_family_is_not_listed()
    {
        var recipe = FamilyRecipes.Of(new BoostedTreesFamily("lightgbm", new MlNetTrees().Boosting));
        var champion = new ChampionRecipe(recipe, SimulatedCycle.Whole.Set.CoreFeatures);

        Assert.StartsWith(
            "the champion so far is of family 'lightgbm', which Training:Candidates does not name; ",
            Train(new Without(), ["ridge"], champion).PromotionReason,
            StringComparison.Ordinal
        );
        Assert.Equal(
            TrainingRecordFile.Write(Train(new Without(), ["ridge"], champion)),
            TrainingRecordFile.Write(Train(new MlNetTrees(), ["ridge"], champion))
        );
        Assert.Contains(
            "lightgbm, one of Training:Candidates, cannot compete here",
            Assert.Throws<BadInputException>(() => Train(new Without(), ["ridge", "lightgbm"], champion)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_record_says_who_competed_in_order_of_robustness()
    {
        var record = Train(new MlNetTrees(), ["xgboost-trees", "ridge", "momentum"]);

        Assert.Equal(["momentum", "ridge", "xgboost-trees"], record.Candidates);
    }

    private static TrainingRecord Train(ITreeLibrary? trees, string[] candidates, ChampionRecipe? champion = null) =>
        new CandidateContest(CandidateContestTests.Quick with { Candidates = candidates }, trees)
            .Run(
                SimulatedCycle.Table,
                SimulatedCycle.Whole.Set,
                new() { Seed = SimulatedCycle.Seed, Champion = champion },
                TestContext.Current.CancellationToken
            )
            .Record;

    /// <summary>A machine on which Microsoft.ML has nothing that it needs.</summary>
    private sealed class Without : ITreeLibrary
    {
        public string Version => "none";

        public string BoostingLacks => "no boosting today";

        public string ForestsLack => "no forests today";

        public ILearner Boosting(TreeParameters parameters) => throw new NotSupportedException();

        public ILearner Forest(ForestParameters parameters) => throw new NotSupportedException();
    }
}

using BtcEvents.Features;
using BtcEvents.Forecasting;
using BtcEvents.Learning.Baselines;
using BtcEvents.Learning.Evaluation;

namespace BtcEvents.PureTests.Forecasting;

public sealed class ChampionChoiceTests
{
    private const double Level = 0.05;

    private static readonly double[] Draws = Normal(1, 48);

    private static readonly LearningRows Rows = new(SimulatedCycle.Table, [FeatureNames.CloseToMean]);

    private static readonly Candidate[] Baselines =
    [
        Of("zero", Draws, 12, baseline: true),
        Of("mean", Draws, 10, baseline: true),
    ];

    [Fact]
    public void Where_no_candidate_beats_the_baselines_the_best_of_them_forecasts_and_says_so()
    {
        var choice = ChampionChoice.Make(
            [Of("ridge", Draws, 10), Of("trees", Draws, 11)],
            Baselines,
            null,
            null,
            Level
        );
        Assert.Equal(("mean", false), (choice.Winner.Name, choice.Promoted));
        Assert.Equal(
            $"no candidate beats mean (RMSE {choice.Winner.Scores.Rmse:0.00}), so the best baseline, mean, forecasts "
                + $"(RMSE {choice.Winner.Scores.Rmse:0.00})",
            choice.Reason
        );
    }

    [Fact]
    public void A_reference_is_no_gate_but_named_and_forecasts_where_nobody_passes_the_gate()
    {
        Candidate[] all = [.. Baselines, Of("end-of-month", Draws, 4, baseline: true) with { IsReference = true }];

        var passed = ChampionChoice.Make([Of("ridge", Draws, 5)], all, null, null, Level);
        Assert.Equal(("ridge", true), (passed.Winner.Name, passed.Promoted));
        Assert.EndsWith($", {all[2].Scores.Rmse:0.00} of end-of-month", passed.Reason, StringComparison.Ordinal);

        var failed = ChampionChoice.Make([Of("ridge", Draws, 11)], all, null, null, Level);
        Assert.Equal(("end-of-month", false), (failed.Winner.Name, failed.Promoted));
    }

    [Fact]
    public void Of_two_that_chance_may_have_ordered_the_more_robust_one_forecasts()
    {
        var robust = Of("ridge", Draws, 5);
        var luckier = Of("trees", Normal(2, 48), 5);
        luckier = Of("trees", Normal(2, 48), 5 * 0.98 * robust.Scores.Rmse / luckier.Scores.Rmse);
        Assert.True(luckier.Scores.Rmse < robust.Scores.Rmse);
        Assert.Equal("ridge", ChampionChoice.Make([robust, luckier], Baselines, null, null, Level).Winner.Name);
        Assert.Equal("trees", ChampionChoice.Make([luckier, robust], Baselines, null, null, Level).Winner.Name);
    }

    [Fact]
    public void One_that_is_significantly_better_forecasts()
    {
        var choice = ChampionChoice.Make([Of("ridge", Draws, 8), Of("trees", Draws, 5)], Baselines, null, null, Level);
        Assert.Equal(("trees", true), (choice.Winner.Name, choice.Promoted));
        Assert.Contains("of mean, the baseline to beat", choice.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_robust_one_that_does_not_beat_the_baselines_is_not_preferred() =>
        Assert.Equal(
            "trees",
            ChampionChoice
                .Make([Of("ridge", Draws, 10.5), Of("trees", Draws, 9.9)], Baselines, null, null, Level)
                .Winner.Name
        );

    [Theory]
    [InlineData(6)]
    [InlineData(5)]
    public void The_champion_stays_where_no_candidate_beats_it(double challenger)
    {
        var present = Of("elastic-net", Draws, 5);
        var choice = ChampionChoice.Make([Of("ridge", Draws, challenger)], Baselines, present, null, Level);
        Assert.Equal((present, false), (choice.Winner, choice.Promoted));
        Assert.StartsWith(
            "elastic-net stays: the most robust candidate does not beat it on the same 48 months",
            choice.Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_champion_stays_where_no_candidate_beats_the_baselines_but_it_does()
    {
        var present = Of("elastic-net", Draws, 9);
        var choice = ChampionChoice.Make([Of("ridge", Draws, 11)], Baselines, present, null, Level);
        Assert.Equal((present, false), (choice.Winner, choice.Promoted));
    }

    [Fact]
    public void A_champion_that_no_longer_beats_the_baselines_gives_way_to_the_best_of_them() =>
        Assert.Equal(
            "mean",
            ChampionChoice
                .Make([Of("ridge", Draws, 11)], Baselines, Of("elastic-net", Draws, 11), null, Level)
                .Winner.Name
        );

    [Fact]
    public void A_challenger_that_beats_the_champion_is_promoted()
    {
        var choice = ChampionChoice.Make([Of("ridge", Draws, 4)], Baselines, Of("elastic-net", Draws, 5), null, Level);
        Assert.Equal(("ridge", true), (choice.Winner.Name, choice.Promoted));
        Assert.EndsWith("of the champion so far (elastic-net)", choice.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_challenger_with_the_champion_s_recipe_and_features_is_no_new_champion() =>
        Assert.False(
            ChampionChoice.Make([Of("ridge", Draws, 4)], Baselines, Of("ridge", Draws, 5), null, Level).Promoted
        );

    [Fact]
    public void Nobody_is_promoted_where_the_plan_forbids_it()
    {
        var choice = ChampionChoice.Make(
            [Of("ridge", Draws, 4)],
            Baselines,
            Of("elastic-net", Draws, 5),
            "as the plan says",
            Level
        );
        Assert.Equal(("elastic-net", false), (choice.Winner.Name, choice.Promoted));
        Assert.StartsWith("elastic-net stays, as the plan says", choice.Reason, StringComparison.Ordinal);
        var first = ChampionChoice.Make([Of("ridge", Draws, 4)], Baselines, null, "as the plan says", Level);
        Assert.Equal(("ridge", false), (first.Winner.Name, first.Promoted));
        Assert.Contains("is not promoted, as the plan says", first.Reason, StringComparison.Ordinal);
    }

    private static Candidate Of(string name, double[] residuals, double size, bool baseline = false) =>
        new()
        {
            Name = name,
            Learner = new ZeroLearner(),
            Recipe = baseline ? null : new() { Family = name },
            Rows = Rows,
            Folds =
            [
                .. residuals.Select(
                    (r, i) => new FoldForecast(new(i + 24, i + 24), (i % 7) - 3, (i % 7) - 3 - (size * r))
                ),
            ],
        };

    private static double[] Normal(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6)];
    }
}

using BtcEvents.Features;
using BtcEvents.Forecasting;
using BtcEvents.Learning.Baselines;
using BtcEvents.Learning.Evaluation;

namespace BtcEvents.PureTests.Forecasting;

public sealed class ChampionElectionTests
{
    // Of the outcome 10 z + noise the last close knows nothing: whoever knows the part z has something to add.
    private static readonly double[] Known = Normal(1, 48);
    private static readonly double[] Noise = Normal(2, 48);
    private static readonly double[] Useless = Normal(3, 48);
    private static readonly LearningRows Rows = new(SimulatedCycle.Table, [FeatureNames.CloseToMean]);

    private static readonly Candidate[] Baselines =
    [
        Of("zero", _ => 5, baseline: true),
        Of("end-of-month", _ => 0, baseline: true),
    ];

    [Fact]
    public void A_candidate_that_is_told_from_the_last_close_is_promoted_with_its_figures()
    {
        var (choice, able) = (Elect([Skilled("ridge", 8)]), Skilled("ridge", 8));
        Assert.Equal(("ridge", true), (choice.Winner.Name, choice.Promoted));
        Assert.Equal(
            $"ridge: RMSE {able.Scores.Rmse:0.00} against {Baselines[1].Scores.Rmse:0.00} of end-of-month, the "
                + "baseline to beat (p 0.000 of 1 candidates)",
            choice.Reason
        );
    }

    [Fact]
    public void Where_none_is_told_from_the_last_close_momentum_forecasts_and_is_not_promoted()
    {
        var choice = Elect([Of("ridge", Guess), Of("momentum", Guess), Of("trees", Guess)]);
        Assert.Equal(("momentum", false), (choice.Winner.Name, choice.Promoted));
        Assert.StartsWith(
            "no candidate can be told from end-of-month on 48 months (the nearest, ridge: p ",
            choice.Reason,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            $"so the robust choice, momentum, forecasts (RMSE {choice.Winner.Scores.Rmse:0.00}): no promotion",
            choice.Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Without_momentum_the_last_close_itself_forecasts() =>
        Assert.Equal((Baselines[1], false), Winner(Elect([Of("ridge", Guess), Of("trees", Guess)])));

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

    [Fact]
    public void Of_those_that_pass_and_that_chance_may_have_ordered_the_more_robust_one_forecasts()
    {
        var (robust, luckier) = (
            Of("ridge", i => (8 * Known[i]) + Guess(i)),
            Of("trees", i => (8 * Known[i]) - Guess(i))
        );
        if (luckier.Scores.Rmse > robust.Scores.Rmse)
        {
            (robust, luckier) = (luckier with { Name = "ridge" }, robust with { Name = "trees" });
        }

        Assert.True(luckier.Scores.Rmse < robust.Scores.Rmse);
        Assert.Equal("ridge", Elect([robust, luckier]).Winner.Name);
        Assert.Equal("trees", Elect([luckier, robust]).Winner.Name);
    }

    [Fact]
    public void One_that_the_confidence_set_leaves_out_does_not()
    {
        var choice = Elect([Skilled("ridge", 3), Skilled("trees", 9)]);
        Assert.Equal(("trees", true), (choice.Winner.Name, choice.Promoted));
        Assert.Equal("ridge", Elect([Skilled("ridge", 3), Skilled("trees", 9)], preferenceLevel: 0).Winner.Name);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    public void The_champion_stays_where_no_candidate_errs_less(double challenger)
    {
        var present = Skilled("elastic-net", 8);
        var choice = Elect([Skilled("ridge", challenger)], present);
        Assert.Equal((present, false), Winner(choice));
        Assert.StartsWith(
            "elastic-net stays: the most robust candidate does not beat it on the same 48 months",
            choice.Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_champion_stays_where_it_passes_and_no_candidate_does()
    {
        var present = Skilled("elastic-net", 8);
        var choice = Elect([Of("ridge", Guess)], present);
        Assert.Equal((present, false), Winner(choice));
        Assert.StartsWith(
            "elastic-net stays: no candidate passes the test against end-of-month",
            choice.Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_champion_that_no_longer_passes_gives_way() =>
        Assert.Equal("end-of-month", Elect([Of("ridge", Guess)], Of("elastic-net", Guess)).Winner.Name);

    [Fact]
    public void A_challenger_that_errs_less_is_promoted()
    {
        var choice = Elect([Skilled("ridge", 9)], Skilled("elastic-net", 5));
        Assert.Equal(("ridge", true), (choice.Winner.Name, choice.Promoted));
        Assert.EndsWith("of the champion so far (elastic-net)", choice.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_challenger_with_the_champion_s_recipe_and_features_is_no_new_champion() =>
        Assert.False(Elect([Skilled("ridge", 9)], Skilled("ridge", 8)).Promoted);

    [Fact]
    public void Nobody_is_promoted_where_the_plan_forbids_it()
    {
        var choice = Elect([Skilled("ridge", 9)], Skilled("elastic-net", 5), "as the plan says");
        Assert.Equal(("elastic-net", false), (choice.Winner.Name, choice.Promoted));
        Assert.StartsWith("elastic-net stays, as the plan says", choice.Reason, StringComparison.Ordinal);
        var first = Elect([Skilled("ridge", 9)], held: "as the plan says");
        Assert.Equal(("ridge", false), (first.Winner.Name, first.Promoted));
        Assert.Contains("is not promoted, as the plan says", first.Reason, StringComparison.Ordinal);
    }

    private static ChampionChoice Elect(
        IReadOnlyList<Candidate> candidates,
        Candidate? present = null,
        string? held = null,
        double promotionLevel = 0.05,
        double preferenceLevel = 0.1
    ) =>
        new ChampionElection(
            new() { PromotionLevel = promotionLevel, PreferenceLevel = preferenceLevel },
            new() { Seed = 1, Held = held }
        ).Elect(candidates, Baselines, present);

    private static (Candidate Winner, bool Promoted) Winner(ChampionChoice choice) => (choice.Winner, choice.Promoted);

    private static Candidate Skilled(string name, double share) => Of(name, i => share * Known[i]);

    private static double Guess(int month) => 4 * Useless[month];

    private static Candidate Of(string name, Func<int, double> forecast, bool baseline = false) =>
        new()
        {
            Name = name,
            Learner = new ZeroLearner(),
            Recipe = baseline ? null : new() { Family = name },
            Rows = Rows,
            Folds =
            [
                .. Known.Select(
                    (z, i) => new FoldForecast(new(i + 24, i + 24), (10 * z) + (10 * Noise[i]), forecast(i))
                ),
            ],
        };

    private static double[] Normal(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6)];
    }
}

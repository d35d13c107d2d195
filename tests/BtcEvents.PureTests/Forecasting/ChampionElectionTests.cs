using BtcEvents.Forecasting;
using static BtcEvents.PureTests.Forecasting.JudgedCandidates;

namespace BtcEvents.PureTests.Forecasting;

public sealed class ChampionElectionTests
{
    [Fact]
    public void A_candidate_that_is_told_from_the_last_close_is_promoted_with_its_figures()
    {
        var (choice, able) = (Elect([Skilled("ridge", 8)]), Skilled("ridge", 8));
        Assert.Equal(("ridge", true), (choice.Winner.Name, choice.Promoted));
        Assert.Equal(
            $"ridge, RMSE {able.Scores.Rmse:0.00} against {Baselines[1].Scores.Rmse:0.00} of end-of-month (told from "
                + "it: p 0.000, corrected for 1 candidate)",
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
    public void Where_nobody_may_compete_the_last_close_forecasts_and_says_why()
    {
        var choice = Elect([]);
        Assert.Equal((Baselines[1], false), Winner(choice));
        Assert.Equal(
            "none of Training:Candidates may compete for this asset (Training:MomentumAssets), so the robust choice, "
                + $"end-of-month, forecasts (RMSE {Baselines[1].Scores.Rmse:0.00}): no promotion",
            choice.Reason
        );
    }

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
    public void A_champion_that_no_longer_passes_gives_way_and_that_is_told()
    {
        var present = Of("elastic-net", Guess);
        var told = $"; the champion so far, elastic-net (RMSE {present.Scores.Rmse:0.00}), can no longer be told from ";
        var nobody = Elect([Of("ridge", Guess)], present);
        Assert.Equal("end-of-month", nobody.Winner.Name);
        Assert.Contains(told, nobody.Reason, StringComparison.Ordinal);
        var promoted = Elect([Skilled("ridge", 8)], present);
        Assert.True(promoted.Promoted);
        Assert.Contains(told, promoted.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("(elastic-net)", promoted.Reason, StringComparison.Ordinal);
    }

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

    internal static ChampionChoice Elect(
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
}

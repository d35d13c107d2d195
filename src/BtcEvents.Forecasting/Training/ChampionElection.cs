using BtcEvents.Learning.Baselines;
using BtcEvents.Learning.Evaluation;

namespace BtcEvents.Forecasting;

/// <summary>
/// Chooses who forecasts, of candidates on the same judged months. One must pass the gate (<see cref="PromotionGate"/>)
/// and, to be promoted, err less than the present champion where that still passes. Of those that pass, the most robust
/// one of the model confidence set is taken, since the best of several on few months is best partly by chance. Where
/// none passes the robust choice forecasts: momentum where it competes, else the last close alone.
/// </summary>
internal sealed class ChampionElection(TrainingOptions options, TrainingRequest request)
{
    /// <param name="candidates">In order of robustness.</param>
    /// <param name="baselines">With <c>end-of-month</c> among them.</param>
    /// <param name="present">The present champion's recipe, judged on the same months; null where there is
    /// none.</param>
    public ChampionChoice Elect(
        IReadOnlyList<Candidate> candidates,
        IReadOnlyList<Candidate> baselines,
        Candidate? present
    )
    {
        var gate = new PromotionGate(baselines.First(b => b.Name == EndOfMonthLearner.Plain), options.PromotionLevel);
        var pValues = gate.Corrected(candidates);
        var challenger = MostRobust([.. candidates.Where((_, i) => gate.Passes(pValues[i]))]);
        // One that was promoted once is no longer one of many: it stands for itself.
        var champion = present is not null && gate.Passes(gate.PValue(present)) ? present : null;
        if (champion is not null && Defended(champion, challenger) is { } stays)
        {
            return stays;
        }

        var beside =
            champion is not null ? ElectionWords.Replaced(champion)
            : present is not null ? ElectionWords.GivesWay(present, gate)
            : "";
        if (challenger is not null)
        {
            return Promoted(challenger, gate, candidates, pValues, beside);
        }

        var robust = candidates.FirstOrDefault(c => c.Name == MomentumFamily.FamilyName) ?? gate.Baseline;
        return new(robust, false, ElectionWords.NobodyPasses(robust, candidates, gate, pValues) + beside);
    }

    /// <summary>The champion stays; null where the challenger errs less and may replace it.</summary>
    private ChampionChoice? Defended(Candidate champion, Candidate? challenger) =>
        request.Held is { } held
            ? new(champion, false, $"{champion.Name} stays, {held} (RMSE {champion.Scores.Rmse:0.00})")
        : challenger is not null && Beats(challenger, champion) ? null
        : new(champion, false, ElectionWords.Stays(champion, challenger));

    private ChampionChoice Promoted(
        Candidate challenger,
        PromotionGate gate,
        IReadOnlyList<Candidate> candidates,
        double[] pValues,
        string beside
    )
    {
        var pValue = pValues[candidates.ToList().IndexOf(challenger)];
        var against = ElectionWords.Against(challenger, gate.Baseline, pValue, candidates.Count) + beside;
        return request.Held is { } held
            ? new(challenger, false, $"{challenger.Name} forecasts but is not promoted, {held}: {against}")
            : new(challenger, true, $"{challenger.Name}, {against}");
    }

    private static bool Beats(Candidate challenger, Candidate champion) =>
        (!Equals(challenger.Recipe, champion.Recipe) || !challenger.Rows.Features.SequenceEqual(champion.Rows.Features))
        && challenger.Scores.Rmse < champion.Scores.Rmse;

    private Candidate? MostRobust(IReadOnlyList<Candidate> able)
    {
        if (able.Count == 0)
        {
            return null;
        }

        var confidence = ModelConfidenceSet.PValues(
            [.. able.Select(c => c.Folds.Select(f => f.Residual * f.Residual).ToArray())],
            request.Seed
        );
        return able.Where((_, i) => confidence[i] >= options.PreferenceLevel).FirstOrDefault();
    }
}

/// <summary>Who forecasts, and why.</summary>
/// <param name="Winner">Who forecasts.</param>
/// <param name="Promoted">Whether it is a new champion.</param>
/// <param name="Reason">One sentence.</param>
internal sealed record ChampionChoice(Candidate Winner, bool Promoted, string Reason);

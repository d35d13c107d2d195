using BtcEvents.Learning.Evaluation;

namespace BtcEvents.Forecasting;

/// <summary>Who forecasts, and why.</summary>
/// <param name="Winner">The champion.</param>
/// <param name="Promoted">Whether it is a new one.</param>
/// <param name="Reason">One sentence.</param>
internal sealed record ChampionChoice(Candidate Winner, bool Promoted, string Reason)
{
    /// <summary>
    /// A candidate must beat every baseline that is no reference, and to be promoted the present champion, on the same
    /// months. Among those that do, the most robust one that is not significantly worse than the best is taken, since
    /// the best of several on few months is best partly by chance. Where none does, the best baseline forecasts,
    /// references too. These are no gate, since whoever passes one that is so hard to beat by its RMSE alone is more
    /// often lucky than good: on the real figures of 2018 to 2025 such a gate made the forecasts worse
    /// (docs/method.md).
    /// </summary>
    /// <param name="candidates">In order of robustness.</param>
    /// <param name="baselines">At least one.</param>
    /// <param name="present">The present champion's recipe, judged on the same months; null where there is
    /// none.</param>
    /// <param name="held">Why the cycle may not move the champion; null where it may.</param>
    /// <param name="level">See <see cref="TrainingOptions.PreferenceLevel"/>.</param>
    public static ChampionChoice Make(
        IReadOnlyList<Candidate> candidates,
        IReadOnlyList<Candidate> baselines,
        Candidate? present,
        string? held,
        double level
    )
    {
        var baseline = baselines.Where(b => !b.IsReference).MinBy(b => b.Scores.Rmse)!;
        var able = candidates.Where(c => c.Scores.Rmse < baseline.Scores.Rmse).ToList();
        if (able.Count == 0 && !(present?.Scores.Rmse < baseline.Scores.Rmse))
        {
            var best = baselines.MinBy(b => b.Scores.Rmse)!;
            return new(
                best,
                false,
                $"no candidate beats {baseline.Name} (RMSE {baseline.Scores.Rmse:0.00}), so the best baseline, "
                    + $"{best.Name}, forecasts (RMSE {best.Scores.Rmse:0.00})"
            );
        }

        var challenger = able.Count == 0 ? null : MostRobust(able, level);
        if (present is not null && held is not null && present.Scores.Rmse < baseline.Scores.Rmse)
        {
            return new(present, false, $"{present.Name} stays, {held} (RMSE {present.Scores.Rmse:0.00})");
        }

        if (challenger is null || (present is not null && !Beats(challenger, present)))
        {
            return new(
                present!,
                false,
                $"{present!.Name} stays: the most robust candidate does not beat it on the same "
                    + $"{present.Folds.Count} months (RMSE "
                    + $"{present.Scores.Rmse:0.00}"
                    + (challenger is null ? ")" : $", {challenger.Name} {challenger.Scores.Rmse:0.00})")
            );
        }

        var against = Against(challenger, baseline, baselines, present);
        return new(
            challenger,
            held is null,
            held is null
                ? $"{challenger.Name}: {against}"
                : $"{challenger.Name} forecasts but is not promoted, {held}: {against}"
        );
    }

    private static string Against(
        Candidate challenger,
        Candidate baseline,
        IReadOnlyList<Candidate> baselines,
        Candidate? present
    )
    {
        IEnumerable<string> others =
        [
            $"{baseline.Scores.Rmse:0.00} of {baseline.Name}, the baseline to beat",
            .. baselines.Where(b => b.IsReference).Take(1).Select(b => $"{b.Scores.Rmse:0.00} of {b.Name}"),
            .. present is null
                ? Array.Empty<string>()
                : [$"{present.Scores.Rmse:0.00} of the champion so far ({present.Name})"],
        ];
        return $"RMSE {challenger.Scores.Rmse:0.00} against {string.Join(", ", others)}";
    }

    private static bool Beats(Candidate challenger, Candidate present) =>
        !Equals(challenger.Recipe, present.Recipe) || !challenger.Rows.Features.SequenceEqual(present.Rows.Features)
            ? challenger.Scores.Rmse < present.Scores.Rmse
            : false;

    private static Candidate MostRobust(List<Candidate> able, double level)
    {
        var best = able.MinBy(c => c.Scores.Rmse)!;
        return able.First(c => c == best || !SignificantlyBetter(best, c, level));
    }

    private static bool SignificantlyBetter(Candidate best, Candidate other, double level) =>
        DieboldMariano.Compare([.. best.Folds.Select(f => f.Residual)], [.. other.Folds.Select(f => f.Residual)]).PValue
        < level;
}

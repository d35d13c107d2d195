using BtcEvents.Learning.Baselines;

namespace BtcEvents.Forecasting;

/// <summary>The reasons of an election, a sentence each.</summary>
internal static class ElectionWords
{
    /// <summary>Why a candidate forecasts: its error beside those it is held against, and how sure that is.</summary>
    public static string Against(Candidate challenger, Candidate baseline, double p, int candidates) =>
        $"RMSE {challenger.Scores.Rmse:0.00} against {baseline.Scores.Rmse:0.00} of {baseline.Name} (told from it: "
        + $"p {p:0.000}, corrected for {Candidates(candidates)})";

    /// <summary>The champion that a promotion replaces.</summary>
    public static string Replaced(Candidate champion) =>
        $", {champion.Scores.Rmse:0.00} of the champion so far ({champion.Name})";

    /// <summary>Why the champion stays.</summary>
    public static string Stays(Candidate champion, Candidate? challenger)
    {
        var rmse = $"RMSE {champion.Scores.Rmse:0.00}";
        return challenger is null
            ? $"{champion.Name} stays: no candidate passes the test against {EndOfMonthLearner.Plain} ({rmse})"
            : $"{champion.Name} stays: the most robust candidate does not beat it on the same {champion.Folds.Count} "
                + $"months ({rmse}, {challenger.Name} {challenger.Scores.Rmse:0.00})";
    }

    /// <summary>Why the champion so far does not stay although nobody beat it.</summary>
    public static string GivesWay(Candidate present, PromotionGate gate) =>
        $"; the champion so far, {present.Name} (RMSE {present.Scores.Rmse:0.00}), can no longer be told from "
        + $"{gate.Baseline.Name} (p {gate.PValue(present):0.00})";

    /// <summary>Why the robust choice forecasts.</summary>
    public static string NobodyPasses(
        Candidate robust,
        IReadOnlyList<Candidate> candidates,
        PromotionGate gate,
        double[] pValues
    ) =>
        $"{Nearest(candidates, gate, pValues)}, so the robust choice, {robust.Name}, forecasts "
        + $"(RMSE {robust.Scores.Rmse:0.00}): no promotion";

    private static string Nearest(IReadOnlyList<Candidate> candidates, PromotionGate gate, double[] pValues)
    {
        if (candidates.Count == 0)
        {
            return "none of Training:Candidates may compete for this asset (Training:MomentumAssets)";
        }

        // By its own p-value, since several may be corrected to 1.
        var best = Enumerable.Range(0, pValues.Length).MinBy(i => gate.PValue(candidates[i]));
        return $"no candidate can be told from {gate.Baseline.Name} on {gate.Baseline.Folds.Count} months (the "
            + $"nearest, {candidates[best].Name}: p {pValues[best]:0.00})";
    }

    private static string Candidates(int count) => count == 1 ? "1 candidate" : $"{count} candidates";
}

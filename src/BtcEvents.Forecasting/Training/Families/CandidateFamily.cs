using System.Collections.Immutable;
using BtcEvents.Features;
using BtcEvents.Learning;
using BtcEvents.Learning.Anchoring;
using BtcEvents.Learning.Linear;
using BtcEvents.Learning.Search;

namespace BtcEvents.Forecasting;

/// <summary>
/// A kind of model that competes each month: what may vary in it, and how a recipe becomes a learner.
/// </summary>
internal abstract class CandidateFamily
{
    /// <summary>
    /// Values beyond this many standard deviations count as that far: one wild month must not rule a linear model.
    /// </summary>
    protected const double Clip = 2;

    /// <summary>Name on the leaderboard and in recipes.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// What is missing here to fit its models, a sentence without a full stop; null where nothing is.
    /// </summary>
    public virtual string? Lacks => null;

    /// <summary>
    /// Whether a champion of it competes only where its family is listed: what a library has to fit must not depend on
    /// whether a machine happens to have it.
    /// </summary>
    public virtual bool OnlyWhereListed => false;

    /// <summary>What may vary; null where there is nothing to tune.</summary>
    public abstract SearchSpace? Space { get; }

    /// <summary>Whether it uses every kept feature; the others use the anchor and the core alone.</summary>
    public virtual bool UsesAllFeatures => false;

    /// <summary>What its rows hold.</summary>
    /// <param name="set">The features that were selected, the anchor first.</param>
    /// <param name="momentum">Whether the columns of the momentum rule may be read.</param>
    public virtual IReadOnlyList<string> Columns(FeatureSet set, bool momentum) =>
        UsesAllFeatures ? set.Features : set.CoreFeatures;

    /// <summary>What the search makes small.</summary>
    public ISearchObjective Objective(FoldJudge folds) =>
        new FoldObjective(
            folds.Blocks.Count,
            (point, block) => folds.Loss(Learner(Recipe(point), folds.Copies), block)
        );

    /// <summary>Whether a recipe of this family can be fitted: an earlier version may have written another.</summary>
    public virtual bool Fits(LearnerRecipe recipe) => true;

    /// <summary>The recipe of a point of the search space.</summary>
    public virtual LearnerRecipe Recipe(TrialParameters point) =>
        throw new InvalidOperationException($"{Name} has nothing to tune");

    /// <summary>The recipe of a family without a search space, for rows of <see cref="Columns"/>.</summary>
    public virtual LearnerRecipe Untuned(FeatureSet set, bool momentum) =>
        throw new InvalidOperationException($"{Name} is tuned");

    /// <summary>The learner of a recipe.</summary>
    /// <param name="recipe">A recipe of this family.</param>
    /// <param name="copies">Rows per calendar month in the training data: penalties count in months, not in
    /// rows.</param>
    public abstract ILearner Learner(LearnerRecipe recipe, int copies);

    /// <summary>A learner of what the random walk leaves open, on clipped standardised columns.</summary>
    protected static ILearner Anchored(ILearner inner, int copies, params IEnumerable<double> driftPriorMonths) =>
        new AnchoredLearner(
            new ScaledLearner(inner, Clip),
            FeatureNames.CloseToMean,
            [.. driftPriorMonths.Select(months => months * copies)]
        );

    protected static ImmutableSortedDictionary<string, double> Parameters(
        params IEnumerable<(string Name, double Value)> values
    ) => values.ToImmutableSortedDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
}

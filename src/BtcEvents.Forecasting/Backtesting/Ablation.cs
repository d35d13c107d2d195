using BtcEvents.Failures;
using BtcEvents.Features;
using BtcEvents.Market;

namespace BtcEvents.Forecasting;

/// <summary>
/// What each group of features adds to the open part, the target less the anchor: the same months forecast with every
/// group and without each of them (leave one covariate out, by groups: Lei, G'Sell, Rinaldo, Tibshirani &amp; Wasserman
/// 2018). <c>ridge-average</c> alone forecasts, since it is the one candidate that uses every selected feature and has
/// nothing to tune: no search and no promotion stands between a group and what it is worth.
/// </summary>
public sealed class Ablation
{
    private const int LeastOutcomes = 2;

    private readonly MarketData _data;
    private readonly (Month From, Month To) _range;
    private readonly ForecastRecipe _recipe;

    /// <summary>Finds the groups that the data have.</summary>
    /// <param name="data">Everything, known at least at the last as-of date; later days serve only as outcomes.</param>
    /// <param name="from">First forecast month.</param>
    /// <param name="to">Last forecast month.</param>
    /// <param name="recipe">How each month is forecast; the groups that its selection leaves out stay out.</param>
    /// <exception cref="BadInputException">Fewer than 2 months of the range have an outcome, or the data have no spot
    /// prices.</exception>
    public Ablation(MarketData data, Month from, Month to, ForecastRecipe recipe)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(recipe);
        (_data, _range, _recipe) = (data, (from, to), recipe);
        RequireOutcomes();
        Groups =
        [
            .. FeatureCatalogue
                .For(DailyFrame.Create(data, recipe.Features))
                .Where(d => !d.IsReserved && !d.IsLevel && d.Name != FeatureNames.CloseToMean)
                .Where(d => recipe.Selection.LeftOutGroup(d.Name) is null)
                .GroupBy(d => d.Family, (name, features) => new FeatureGroup(name, features.Count())),
        ];
    }

    /// <summary>The groups, in the order of the catalogue.</summary>
    public IReadOnlyList<FeatureGroup> Groups { get; }

    /// <summary>How many forecasts <see cref="Run"/> makes.</summary>
    public int Forecasts => (1 + Groups.Count) * (_range.To.Since(_range.From) + 1);

    /// <summary>Forecasts every month with all groups and without each of them, and compares.</summary>
    /// <param name="seed">Seed of every draw.</param>
    /// <param name="parallelism">Months at a time; no effect on the outcome.</param>
    /// <param name="memory">Months that are done; null to forecast all anew and keep none.</param>
    /// <param name="progress">Told each forecast that is made, <see cref="Forecasts"/> of them.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="BadInputException">A month cannot be forecast from the data.</exception>
    public AblationResult Run(
        int seed,
        int parallelism,
        IBacktestMemory? memory,
        IProgress<BacktestRow>? progress,
        CancellationToken cancellationToken
    )
    {
        BacktestResult Walk(params string[] without) =>
            WalkForward.Run(
                _data,
                _range.From,
                _range.To,
                Recipe(without),
                seed,
                parallelism,
                memory,
                progress,
                cancellationToken
            );
        var all = Walk();
        return AblationResult.Of(all, [.. Groups.Select(group => (group, Walk(group.Name)))], seed);
    }

    private ForecastRecipe Recipe(string[] without) =>
        _recipe with
        {
            Selection = _recipe.Selection with { Without = [.. _recipe.Selection.Without, .. without] },
            // At level 1 whoever competes passes, so judging decides nothing but the interval, which is not looked at.
            Training = _recipe.Training with
            {
                Candidates = [RidgeAverageFamily.FamilyName],
                PromotionLevel = 1,
                JudgedMonths = _recipe.Training.LeastJudgedMonths,
            },
        };

    // Before minutes of work, not after.
    private void RequireOutcomes()
    {
        var means = MonthlyMeans.Of(_data.Spot);
        var outcomes = 0;
        for (var month = _range.From; month <= _range.To; month = month.AddMonths(1))
        {
            outcomes += means.ChangeOf(month) is not null && means.ChangeOf(month.AddMonths(-1)) is not null ? 1 : 0;
        }

        if (outcomes < LeastOutcomes)
        {
            throw new BadInputException(
                $"{_range.From} to {_range.To} hold {outcomes} months with an outcome, and {LeastOutcomes} are needed "
                    + "to tell what a group adds"
            );
        }
    }
}

/// <summary>A group of features.</summary>
/// <param name="Name">See <see cref="FeatureDefinition.Family"/>.</param>
/// <param name="Features">How many of its columns a selection may choose from: no levels, and not the anchor, which is
/// always kept.</param>
public sealed record FeatureGroup(string Name, int Features);

using BtcEvents.Features;
using BtcEvents.Forecasting;
using BtcEvents.Learning.Baselines;
using BtcEvents.Market;

namespace BtcEvents.Benchmarks.RandomWalks;

/// <summary>What a first cycle at the end of a walk decides.</summary>
/// <param name="Walk">The walk.</param>
/// <param name="Promoted">Which candidate was promoted; null where none was.</param>
/// <param name="Skill">Of each candidate: 1 less the ratio of its squared error to that of end-of-month.</param>
internal sealed record Decision(RandomWalk Walk, string? Promoted, IReadOnlyDictionary<string, double> Skill)
{
    /// <summary>Builds the table, selects and lets the candidates of the recipe compete, on one thread.</summary>
    internal static Decision Of(RandomWalk walk, ForecastRecipe recipe)
    {
        var data = MarketData.Create(RandomWalk.Symbol, RandomWalk.Last, [walk.Spot()], simulated: true);
        var table = MonthlyFeatures.Build(data, recipe.Features);
        var set = new FeatureSelector(recipe.Selection).Select(table);
        var contest = new CandidateContest(recipe.Training with { Parallelism = 1 }, recipe.Trees);
        var record = contest.Run(table, set, new() { Seed = walk.Number }, CancellationToken.None).Record;
        var baseline = record.Leaderboard.First(entry => entry.Name == EndOfMonthLearner.Plain).Test.Rmse;
        return new(
            walk,
            record.Promoted ? record.Champion : null,
            record
                .Leaderboard.Where(entry => !entry.Baseline)
                .ToDictionary(
                    entry => entry.Name,
                    entry => 1 - Math.Pow(entry.Test.Rmse / baseline, 2),
                    StringComparer.Ordinal
                )
        );
    }
}

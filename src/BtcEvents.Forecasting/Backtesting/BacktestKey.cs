using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BtcEvents.Features;
using BtcEvents.Learning.Evaluation;
using BtcEvents.Market;

namespace BtcEvents.Forecasting;

/// <summary>Under which a month of a backtest is kept: all that its forecast depends on.</summary>
internal static class BacktestKey
{
    // What the programs do is part of it: each build of the rooms that forecast has an id of its own, and the same
    // sources give the same.
    private static readonly string Builds = string.Join(
        ' ',
        new[] { typeof(MarketData), typeof(FeatureTable), typeof(ForecastScores), typeof(WalkForward) }.Select(t =>
            t.Module.ModuleVersionId
        )
    );

    /// <summary>SHA-256, lower-case hex, over data, month, seed, options and builds.</summary>
    /// <param name="known">The data as they were known at the as-of date.</param>
    /// <param name="month">Forecast month.</param>
    /// <param name="seed">Seed of every draw.</param>
    /// <param name="recipe">The options; their parallelism is the same for every month.</param>
    public static string Of(MarketData known, Month month, int seed, ForecastRecipe recipe)
    {
        var options = JsonSerializer.Serialize(
            new
            {
                recipe.Features,
                recipe.Selection,
                recipe.Training,
                recipe.Forecast,
            }
        );
        var all = FormattableString.Invariant(
            $"{known.Digest} {known.Simulated} {month} {seed} {options} {Builds} {recipe.Trees?.Version}"
        );
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
    }
}

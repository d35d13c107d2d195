using System.Collections.Concurrent;
using BtcEvents.Failures;
using BtcEvents.Features;
using BtcEvents.Forecasting;
using BtcEvents.Market;

namespace BtcEvents.PureTests.Forecasting;

public sealed class AblationTests
{
    private const int Months = 12;

    private static readonly Month To = SimulatedCycle.LastMonth;

    // Two groups, so that three runs tell everything.
    private static readonly ForecastRecipe Quick = SimulatedCycle.Recipe with
    {
        Selection = new() { Without = ["price", "month end", "trend"] },
        Training = SimulatedCycle.Recipe.Training with { JudgedMonths = 18, PromotionLevel = 0 },
    };

    private static readonly Memory Kept = new();

    private static readonly Lazy<AblationResult> Result = new(() => Run(Quick, memory: Kept));

    [Fact]
    public void A_group_that_foresees_the_open_part_is_told_from_chance_and_one_that_does_not_is_not()
    {
        var planted = Result.Value.Groups.Single(g => g.Group == "sentiment");

        Assert.True(planted is { Gain: > 0.5, GainLower: > 0.2, PValue: < 0.05 }, planted.ToString());
        Assert.InRange(planted.Gain, planted.GainLower, planted.GainUpper);
        Assert.Equal([planted], Result.Value.ToldFromChance);
        Assert.Equal(Months, Result.Value.Outcomes);
        Assert.True(Result.Value.All.OpenPartR2 > planted.OpenPartR2Without + 0.5, planted.ToString());
    }

    [Fact]
    public void Each_run_is_a_backtest_in_which_ridge_average_forecasts_without_the_group()
    {
        var walk = WalkForward.Run(
            PlantedMarket.Data,
            To.AddMonths(1 - Months),
            To,
            Quick with
            {
                Selection = new() { Without = ["price", "month end", "trend", "sentiment"] },
                Training = Quick.Training with { Candidates = ["ridge-average"], PromotionLevel = 1 },
            },
            SimulatedCycle.Seed,
            parallelism: 2,
            memory: null,
            progress: null,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(walk.OpenPartR2, Result.Value.Groups.Single(g => g.Group == "sentiment").OpenPartR2Without);
        Assert.All(Result.Value.All.Rows.Concat(walk.Rows), row => Assert.Equal("ridge-average", row.Model));
    }

    [Fact]
    public void What_an_earlier_run_kept_is_found_and_every_forecast_is_told()
    {
        var first = Result.Value;
        var (made, told) = (Kept.Made, new ConcurrentBag<BacktestRow>());

        var second = Run(Quick, Kept, new Listener(told));

        Assert.Equal((3 * Months, 3 * Months), (made, Kept.Made));
        Assert.Equal(first.Groups, second.Groups);
        Assert.Equal(3 * Months, told.Count);
        Assert.Equal(3 * Months, new Ablation(PlantedMarket.Data, To.AddMonths(1 - Months), To, Quick).Forecasts);
    }

    [Fact]
    public void The_groups_are_those_that_the_data_have_and_a_selection_may_choose_from()
    {
        var whole = new Ablation(SimulatedCycle.Data, To.AddMonths(-1), To, SimulatedCycle.Recipe).Groups;
        var few = new Ablation(PlantedMarket.Data, To.AddMonths(-1), To, SimulatedCycle.Recipe).Groups;
        var chosen = new FeatureSelector(new()).Select(SimulatedCycle.Table);

        Assert.Equal(FeatureCatalogue.Groups, whole.Select(group => group.Name));
        Assert.Equal(["price", "month end", "trend", "volatility", "sentiment"], few.Select(group => group.Name));
        // The index is bounded, so its mean is no level; its change and its last value are two more.
        Assert.Equal(3, few[^1].Features);
        // All but the anchor that the selection does not refuse for what they are.
        Assert.Equal(
            chosen
                .Verdicts.Where(v => !FeatureNames.TryParseLag(v.Feature, out _, out _))
                .Count(v =>
                    !v.Reason.StartsWith("a level", StringComparison.Ordinal)
                    && !v.Reason.StartsWith("read by", StringComparison.Ordinal)
                ) - 1,
            whole.Sum(group => group.Features)
        );
    }

    [Fact]
    public void A_range_with_fewer_than_two_outcomes_is_refused_before_the_work()
    {
        Assert.Equal(
            "2024-12 to 2025-01 hold 1 months with an outcome, and 2 are needed to tell what a group adds",
            Refused(To, To.AddMonths(1))
        );
        Assert.Contains("hold 0 months", Refused(To, To.AddMonths(-3)), StringComparison.Ordinal);
    }

    private static string Refused(Month from, Month to) =>
        Assert
            .Throws<BadInputException>(() => new Ablation(SimulatedCycle.Data, from, to, SimulatedCycle.Recipe))
            .Message;

    private static AblationResult Run(
        ForecastRecipe recipe,
        IBacktestMemory memory,
        IProgress<BacktestRow>? progress = null
    ) =>
        new Ablation(PlantedMarket.Data, To.AddMonths(1 - Months), To, recipe).Run(
            SimulatedCycle.Seed,
            parallelism: 2,
            memory,
            progress,
            TestContext.Current.CancellationToken
        );

    private sealed class Listener(ConcurrentBag<BacktestRow> told) : IProgress<BacktestRow>
    {
        public void Report(BacktestRow value) => told.Add(value);
    }

    private sealed class Memory : IBacktestMemory
    {
        private readonly ConcurrentDictionary<string, KeptForecast> _kept = new(StringComparer.Ordinal);
        private int _made;

        public int Made => _made;

        public KeptForecast? Find(string key) => _kept.GetValueOrDefault(key);

        public void Keep(string key, KeptForecast forecast)
        {
            Interlocked.Increment(ref _made);
            _kept[key] = forecast;
        }
    }
}

using BtcEvents.Embedded;
using BtcEvents.Forecasting;
using BtcEvents.Learning;
using BtcEvents.Learning.Trees;
using BtcEvents.Market;
using BtcEvents.PureTests.Sources;

namespace BtcEvents.PureTests.Forecasting;

/// <summary>A backtest that was interrupted goes on, and never with months of other data, options or seeds.</summary>
public sealed class BacktestMemoryTests : IDisposable
{
    private static readonly ForecastRecipe Quick = SimulatedCycle.Recipe with
    {
        Training = SimulatedCycle.Recipe.Training with { LinearTrials = 2, JudgedMonths = 12, SearchedMonths = 6 },
    };

    private static readonly Month From = SimulatedCycle.LastMonth.AddMonths(-1);
    private static readonly Month To = SimulatedCycle.LastMonth;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_again_finds_every_month_and_gives_the_same()
    {
        var (first, none) = Run();
        var (second, found) = Run();
        var (fresh, again) = Run(fresh: true);

        Assert.Equal((0, 2, 0), (none, found, again));
        Assert.Equal(first.Rows, second.Rows);
        Assert.Equal(first.Rows, fresh.Rows);
        Assert.Equal(first.DatasetDigest, second.DatasetDigest);
    }

    [Fact]
    public void What_was_done_before_an_interruption_is_kept()
    {
        using var interruption = new CancellationTokenSource();
        var progress = new Interrupting(interruption);

        Assert.ThrowsAny<OperationCanceledException>(() => Run(progress: progress, cancel: interruption.Token));

        Assert.Equal(1, Run().Found);
    }

    [Fact]
    public void Another_seed_option_or_build_of_a_library_finds_nothing()
    {
        Run();

        Assert.Equal(0, Run(Quick with { Trees = new OtherBuild(Quick.Trees!) }).Found);
        Assert.Equal(0, Run(seed: 7).Found);
        Assert.Equal(0, Run(Quick with { Forecast = Quick.Forecast with { Coverage = 0.9 } }).Found);
        Assert.Equal(2, Run().Found);
    }

    [Fact]
    public void Other_data_find_nothing_and_another_outcome_is_told_of_the_same_forecast()
    {
        var (before, _) = Run();

        Assert.Equal(0, Run(data: Scaled(new(2020, 1, 15))).Found);
        var (after, found) = Run(data: Scaled(To.LastDay)); // after both as-of dates

        Assert.Equal(2, found);
        Assert.Equal(before.Rows.Select(r => r.Forecast), after.Rows.Select(r => r.Forecast));
        Assert.NotEqual(before.Rows[1].Actual, after.Rows[1].Actual);
        Assert.Equal(before.Rows[0].Actual, after.Rows[0].Actual);
    }

    [Theory]
    [InlineData("{ no json")]
    [InlineData("{}")]
    [InlineData("""{"month":"2024-11","model":"m","distribution":null}""")]
    [InlineData("""{"month":"2024-11","model":"m","distribution":{"location":1,"spread":2}}""")]
    [InlineData("""{"month":"2024-11","model":"m","distribution":{"location":1,"spread":0,"degreesOfFreedom":5}}""")]
    public void A_damaged_month_is_made_again(string damaged)
    {
        var (before, _) = Run();
        foreach (var file in Directory.GetFiles(_folder.File("kept")))
        {
            File.WriteAllText(file, damaged);
        }

        Assert.Equal(before.Rows, Run().Result.Rows);
        Assert.Equal(2, Run().Found);
    }

    [Fact]
    public void Months_that_cannot_be_kept_are_forecast_all_the_same_and_it_is_told()
    {
        File.WriteAllText(_folder.File("file"), "");
        var kept = new BacktestFolder(_folder.File("file"), fresh: false);

        kept.Keep("key", new("2024-01", new(1, 2, 5), "ridge"));

        Assert.Null(kept.Find("key"));
        Assert.StartsWith(
            $"{_folder.File("file")}: months that are done are not kept (",
            kept.Trouble,
            StringComparison.Ordinal
        );
        Assert.Null(new BacktestFolder(_folder.File("kept"), fresh: false).Trouble);
    }

    private (BacktestResult Result, int Found) Run(
        ForecastRecipe? recipe = null,
        MarketData? data = null,
        int seed = SimulatedCycle.Seed,
        bool fresh = false,
        IProgress<BacktestRow>? progress = null,
        CancellationToken? cancel = null
    )
    {
        var kept = new BacktestFolder(_folder.File("kept"), fresh);
        var result = WalkForward.Run(
            data ?? SimulatedCycle.Data,
            From,
            To,
            recipe ?? Quick,
            seed,
            parallelism: 1,
            kept,
            progress,
            cancel ?? TestContext.Current.CancellationToken
        );
        return (result, kept.Found);
    }

    private static MarketData Scaled(DateOnly day) =>
        MarketData.Create(
            SimulatedCycle.Data.Symbol,
            SimulatedCycle.Data.AsOf,
            SimulatedCycle.Data.All.Select(s =>
                s.Spec.Required
                    ? new(
                        s.Spec,
                        [.. s.Times],
                        [
                            .. s.Columns.Select(c =>
                                c.Select((v, i) => DateOnly.FromDateTime(s.Times[i]) == day ? v * 1.01 : v).ToArray()
                            ),
                        ]
                    )
                    : s
            ),
            SimulatedCycle.Data.Simulated
        );

    private sealed class Interrupting(CancellationTokenSource interruption) : IProgress<BacktestRow>
    {
        public void Report(BacktestRow value) => interruption.Cancel();
    }

    private sealed class OtherBuild(ITreeLibrary trees) : ITreeLibrary
    {
        public string Version => trees.Version + " and a day";

        public string? BoostingLacks => trees.BoostingLacks;

        public string? ForestsLack => trees.ForestsLack;

        public ILearner Boosting(TreeParameters parameters) => trees.Boosting(parameters);

        public ILearner Forest(ForestParameters parameters) => trees.Forest(parameters);
    }
}

using BtcEvents.Forecasting;

namespace BtcEvents.PureTests.Forecasting;

/// <summary>Rule 2: same data, same seed, the same bytes, at any parallelism.</summary>
public sealed class DeterminismTests
{
    [Fact]
    public void The_same_run_twice_gives_the_same_bytes() =>
        SimulatedCycle.Whole.AssertSame(
            SimulatedCycle.Of(SimulatedCycle.Data, SimulatedCycle.Recipe, SimulatedCycle.Seed)
        );

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void The_number_of_threads_changes_no_byte(int threads)
    {
        var recipe = SimulatedCycle.Recipe with
        {
            Training = SimulatedCycle.Recipe.Training with { Parallelism = threads },
        };
        SimulatedCycle.Whole.AssertSame(SimulatedCycle.Of(SimulatedCycle.Data, recipe, SimulatedCycle.Seed));
    }

    [Fact]
    public void Another_seed_gives_the_same_features_and_another_record()
    {
        var other = SimulatedCycle.Of(SimulatedCycle.Data, SimulatedCycle.Recipe, SimulatedCycle.Seed + 1);
        Assert.Equal(SimulatedCycle.Whole.Features, other.Features);
        Assert.NotEqual(SimulatedCycle.Whole.Record, other.Record);
        Assert.NotEqual(Settings(SimulatedCycle.Whole.Outcome.Record), Settings(other.Outcome.Record));
    }

    [Fact]
    public void The_recipe_runs_the_stages_of_a_first_cycle()
    {
        var (forecast, record, set) = SimulatedCycle.Recipe.Run(
            SimulatedCycle.Data,
            SimulatedCycle.Seed,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(SimulatedCycle.Whole.Forecast, forecast);
        Assert.Equal(SimulatedCycle.Whole.Record, TrainingRecordFile.Write(record));
        Assert.Equal(SimulatedCycle.Whole.SetBytes, FeatureSetFile.Write(set));
    }

    private static IEnumerable<string> Settings(TrainingRecord record) =>
        record.Leaderboard.OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => e.Settings);
}

using BtcEvents.Learning.Drift;
using BtcEvents.PureTests.Learning.Linear;

namespace BtcEvents.PureTests.Learning.Drift;

public sealed class PopulationStabilityTests
{
    [Fact]
    public void Two_bins_are_as_worked_out_by_hand()
    {
        // Cut at 5. Smoothed shares: reference 5.5/11 and 5.5/11, recent 0.5/5 and 4.5/5.
        var index = PopulationStability.Index(Enumerable.Range(1, 10).Select(i => (double)i), [6, 7, 8, 9], bins: 2);

        Assert.Equal(((0.1 - 0.5) * Math.Log(0.1 / 0.5)) + ((0.9 - 0.5) * Math.Log(0.9 / 0.5)), index, 12);
    }

    [Fact]
    public void A_constant_reference_still_tells_up_from_down()
    {
        double[] constant = [.. Enumerable.Repeat(3.0, 30)];
        double[] Recent(double value) => [.. Enumerable.Repeat(value, 10)];

        Assert.True(PopulationStability.Index(constant, Recent(2), 5) > 1);
        Assert.True(PopulationStability.Index(constant, Recent(4), 5) > 1);
        Assert.InRange(PopulationStability.Index(constant, Recent(3), 5), 0, 0.1);
    }

    [Fact]
    public void The_index_is_never_negative() =>
        SeededProperty.Holds(seed =>
        {
            var random = new Random(seed);
            double[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(8))];
            return PopulationStability.Index(Draw(24), Draw(6), 5) >= 0;
        });

    [Fact]
    public void The_critical_index_with_three_bins_is_as_worked_out_by_hand() =>
        // Chi-square with 2 degrees: the 95 % quantile is -2 ln 0.05.
        Assert.Equal(((1 / 20.0) + (1 / 5.0)) * -2 * Math.Log(0.05), PopulationStability.Critical(20, 5, 3, 0.05), 9);

    [Fact]
    public void Under_no_drift_the_critical_index_is_rarely_exceeded()
    {
        var random = new Random(91);
        double[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => RandomRows.Normal(random))];
        var critical = PopulationStability.Critical(60, 24, 5, 0.05);
        var exceeded = Enumerable
            .Range(0, 2000)
            .Count(_ => PopulationStability.Index(Draw(60), Draw(24), 5) > critical);

        Assert.InRange(exceeded / 2000.0, 0.01, 0.08);
    }

    [Fact]
    public void Too_few_bins_or_values_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PopulationStability.Index([1], [1], 1));
        Assert.Throws<ArgumentException>(() => PopulationStability.Index([], [1], 2));
    }
}

using BtcEvents.Learning.Drift;
using BtcEvents.PureTests.Learning.Linear;

namespace BtcEvents.PureTests.Learning.Drift;

public sealed class KolmogorovSmirnovTests
{
    [Theory]
    [InlineData(new double[] { 1, 2, 3 }, new double[] { 4, 5 }, 1.0, 0.2)] // 2 of the 10 orders
    [InlineData(new double[] { 1, 2, 4 }, new double[] { 3, 5, 6 }, 2 / 3.0, 0.6)] // all but 2³ of the 20 orders
    [InlineData(new double[] { 1, 3 }, new double[] { 2, 4 }, 0.5, 1.0)]
    public void Statistic_and_exact_p_value_are_as_counted_by_hand(
        double[] first,
        double[] second,
        double statistic,
        double pValue
    )
    {
        var result = KolmogorovSmirnov.Compare(first, second);

        Assert.Equal(statistic, result.Statistic, 12);
        Assert.Equal(pValue, result.PValue, 12);
    }

    [Fact]
    public void Ties_are_judged_after_their_run_as_counted_by_hand()
    {
        // Four ones and two twos: of the C(6,4) = 15 ways to place the ones, 6 give three of them to one sample.
        var result = KolmogorovSmirnov.Compare([1, 1, 1], [1, 2, 2]);

        Assert.Equal(2 / 3.0, result.Statistic, 12);
        Assert.Equal(6 / 15.0, result.PValue, 12);
    }

    [Fact]
    public void The_exact_p_value_is_the_share_of_all_splits_that_stray_as_far() =>
        SeededProperty.Holds(
            seed =>
            {
                var random = new Random(seed);
                double[] pooled = [.. Enumerable.Range(0, 9).Select(_ => (double)random.Next(6))];
                var observed = KolmogorovSmirnov.Compare(pooled[..4], pooled[4..]);
                double[] all = [.. Splits(9, 4).Select(mask => Statistic(pooled, mask))];
                return Math.Abs(observed.PValue - all.Average(s => s >= observed.Statistic - 1e-12 ? 1.0 : 0)) < 1e-12;
            },
            tests: 30
        );

    [Fact]
    public void Equal_samples_have_distance_zero() =>
        Assert.Equal(new(0, 1), KolmogorovSmirnov.Compare([1, 2, 2], [1, 2, 2]));

    [Fact]
    public void The_order_of_the_samples_does_not_matter()
    {
        double[] a = [1, 5, 2, 8, 3],
            b = [4, 9, 7];

        Assert.Equal(KolmogorovSmirnov.Compare(a, b).PValue, KolmogorovSmirnov.Compare(b, a).PValue, 12);
    }

    [Theory]
    [InlineData(13, 0.28194162980824794, 0.20893904665975963)]
    [InlineData(15, 0.15483866651184747, 0.10897305559768831)]
    [InlineData(20, 0.02405580284109457, 0.01465256963343595)]
    public void Exact_and_asymptotic_p_values_meet_where_one_takes_over_from_the_other(
        int shift,
        double at100,
        double at101
    )
    {
        // Up to 100 x 100 pairs are exact, 100 x 101 are not. The expected figures are exact, from a count written
        // apart.
        double[] a = [.. Enumerable.Range(0, 100).Select(i => (double)i)];
        double[] b = [.. a.Select(v => v + shift + 0.5)];

        Assert.Equal(at100, KolmogorovSmirnov.Compare(a, b).PValue, 12);
        Assert.InRange(KolmogorovSmirnov.Compare(a, [.. b, 50.25 + shift]).PValue / at101, 0.9, 1.1);
    }

    [Fact]
    public void The_asymptotic_p_value_is_Stephens_formula()
    {
        // n = m = 200: s = 10; the sum of the series to three terms.
        double[] a = [.. Enumerable.Range(0, 200).Select(i => (double)i)];
        var result = KolmogorovSmirnov.Compare(a, a.Select(v => v + 19.5));
        var lambda = (10 + 0.12 + 0.011) * 0.1;
        var expected =
            2 * (Math.Exp(-2 * lambda * lambda) - Math.Exp(-8 * lambda * lambda) + Math.Exp(-18 * lambda * lambda));

        Assert.Equal(0.1, result.Statistic, 12);
        Assert.Equal(expected, result.PValue, 8);
    }

    [Fact]
    public void Under_no_drift_small_p_values_are_as_rare_as_they_say()
    {
        var random = new Random(81);
        var small = Enumerable
            .Range(0, 2000)
            .Count(_ => KolmogorovSmirnov.Compare(Draw(random, 36), Draw(random, 12)).PValue <= 0.05);

        Assert.InRange(small / 2000.0, 0.02, 0.06); // discrete: at most 0.05, plus two standard errors
    }

    [Fact]
    public void Empty_samples_and_NaN_are_refused()
    {
        Assert.Throws<ArgumentException>(() => KolmogorovSmirnov.Compare([], [1]));
        Assert.Throws<ArgumentException>(() => KolmogorovSmirnov.Compare([1], [double.NaN]));
    }

    private static double[] Draw(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => RandomRows.Normal(random))];

    private static IEnumerable<int> Splits(int total, int first) =>
        Enumerable.Range(0, 1 << total).Where(mask => int.PopCount(mask) == first);

    // Straight from the definition: the distribution functions at every value.
    private static double Statistic(double[] pooled, int mask) =>
        pooled.Max(at =>
            Math.Abs(
                Share(pooled.Where((v, i) => (mask >> i & 1) == 1), at)
                    - Share(pooled.Where((v, i) => (mask >> i & 1) == 0), at)
            )
        );

    private static double Share(IEnumerable<double> values, double at) => values.Average(v => v <= at ? 1.0 : 0);
}

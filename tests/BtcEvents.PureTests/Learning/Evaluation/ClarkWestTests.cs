using BtcEvents.Learning.Evaluation;
using BtcEvents.PureTests.Learning.Linear;

namespace BtcEvents.PureTests.Learning.Evaluation;

public sealed class ClarkWestTests
{
    [Fact]
    public void The_statistic_is_as_worked_out_by_hand()
    {
        // f = 2, 4, 6, 8; mean 5; variance 20 / 3; statistic 5 / sqrt(20 / 12) = sqrt(15).
        var result = ClarkWest.Compare([1, 2, 3, 4], [1, 1, 1, 1], [0, 0, 0, 0]);
        var x = Math.Sqrt(15.0 / 3);

        Assert.Equal(Math.Sqrt(15), result.Statistic, 12);
        // The distribution function of t with 3 degrees in closed form.
        Assert.Equal(0.5 - (((x / (1 + (x * x))) + Math.Atan(x)) / Math.PI), result.PValue, 9);
        Assert.Equal(4, result.Count);
    }

    [Fact]
    public void The_outcome_is_that_of_another_program()
    {
        // Python: the three squares of the definition, and the density of t with 5 degrees by Simpson's rule.
        double[] actual = [1.2, -0.7, 3.1, 0.4, -1.9, 2.2],
            candidate = [0.9, 0.1, 1.4, -0.2, -0.8, 1.5],
            baseline = [0.3, 0.3, 0.5, 0.4, 0.1, 0.6];
        var result = ClarkWest.Compare(actual, candidate, baseline);

        Assert.Equal(2.7307210267629207, result.Statistic, 12);
        Assert.Equal(0.020622429038236023, result.PValue, 9);
    }

    [Fact]
    public void A_candidate_that_always_is_the_baseline_speaks_for_neither() =>
        Assert.Equal((0.0, 0.5), Outcome(ClarkWest.Compare([1, -2, 3], [0.1, 0.2, 0.3], [0.1, 0.2, 0.3])));

    [Fact]
    public void A_gain_that_never_varies_decides()
    {
        Assert.Equal((double.PositiveInfinity, 0.0), Outcome(ClarkWest.Compare([1, -1, 1], [1, -1, 1], [0, 0, 0])));
        Assert.Equal((double.NegativeInfinity, 1.0), Outcome(ClarkWest.Compare([1, -1, 1], [-1, 1, -1], [0, 0, 0])));
    }

    [Fact]
    public void A_tiny_p_value_is_not_rounded_to_nothing()
    {
        var actual = Enumerable.Range(0, 60).Select(i => 1 + (0.001 * (i % 3))).ToArray();
        var candidate = Enumerable.Repeat(1.0, 60).ToArray();

        Assert.InRange(ClarkWest.Compare(actual, candidate, new double[60]).PValue, double.Epsilon, 1e-50);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Too_few_forecasts_give_no_p_value(int count)
    {
        var result = ClarkWest.Compare(new double[count], new double[count], new double[count]);

        Assert.Equal((double.NaN, double.NaN), Outcome(result));
        Assert.Equal(count, result.Count);
    }

    [Fact]
    public void Unequal_lengths_and_values_that_are_not_finite_are_refused()
    {
        Refused("candidate", [1, 2], [1], [1, 2]);
        Refused("baseline", [1, 2], [1, 2], [1]);
        Refused("not finite", [1, double.PositiveInfinity], [1, 2], [1, 2]);
        Refused("not finite", [1, 2], [1, double.NaN], [1, 2]);
        Refused("not finite", [1, 2], [1, 2], [double.NegativeInfinity, 2]);
    }

    [Fact]
    public void A_candidate_that_adds_noise_is_seldom_preferred() =>
        Assert.InRange(Preferred(draws: 2000, slope: 0, (a, c, b) => ClarkWest.Compare(a, c, b).PValue), 0.02, 0.08);

    [Fact]
    public void A_candidate_with_news_is_preferred_even_where_its_squared_error_is_not_lower()
    {
        // Twice the true slope: the expected squared errors are equal, which is all that Diebold and Mariano see.
        Assert.InRange(Preferred(draws: 300, slope: 0.4, (a, c, b) => ClarkWest.Compare(a, c, b).PValue), 0.9, 1);
        Assert.InRange(Preferred(draws: 300, slope: 0.4, DieboldMarianoPValue), 0, 0.2);
    }

    // Share of p-values below 0.05 where the actual is slope x + noise and the candidate is 0.8 x over the baseline.
    private static double Preferred(int draws, double slope, Func<double[], double[], double[], double> pValue)
    {
        var random = new Random(7);
        var preferred = 0;
        for (var draw = 0; draw < draws; draw++)
        {
            var (actual, candidate, baseline) = (new double[120], new double[120], new double[120]);
            for (var i = 0; i < actual.Length; i++)
            {
                var x = RandomRows.Normal(random);
                baseline[i] = 0.5 * RandomRows.Normal(random);
                actual[i] = baseline[i] + (slope * x) + RandomRows.Normal(random);
                candidate[i] = baseline[i] + (0.8 * x);
            }

            preferred += pValue(actual, candidate, baseline) < 0.05 ? 1 : 0;
        }

        return preferred / (double)draws;
    }

    private static double DieboldMarianoPValue(double[] actual, double[] candidate, double[] baseline) =>
        DieboldMariano.Compare(Errors(actual, candidate), Errors(actual, baseline)).PValue;

    private static double[] Errors(double[] actual, double[] forecast) => [.. actual.Zip(forecast, (a, f) => a - f)];

    private static void Refused(string says, double[] actual, double[] candidate, double[] baseline) =>
        Assert.Contains(
            says,
            Assert.Throws<ArgumentException>(() => ClarkWest.Compare(actual, candidate, baseline)).Message,
            StringComparison.Ordinal
        );

    private static (double Statistic, double PValue) Outcome(ClarkWestResult result) =>
        (result.Statistic, result.PValue);
}

using BtcEvents.Learning.Evaluation;

namespace BtcEvents.PureTests.Learning.Evaluation;

public sealed class DieboldMarianoTests
{
    [Fact]
    public void The_statistic_is_as_worked_out_by_hand()
    {
        // d = -1, -4, -1, -4; mean -2.5; g0 = 2.25; DM = -2.5 / 0.75; correction sqrt(3/4).
        var result = DieboldMariano.Compare([0, 0, 0, 0], [1, 2, -1, -2]);
        var x = result.Statistic / Math.Sqrt(3);

        Assert.Equal(-2.5 / 0.75 * Math.Sqrt(0.75), result.Statistic, 12);
        // The distribution function of t with 3 degrees in closed form.
        Assert.Equal(0.5 + (((x / (1 + (x * x))) + Math.Atan(x)) / Math.PI), result.PValue, 9);
        Assert.Equal((-2.5, 4), (result.MeanLossDifference, result.Count));
    }

    [Fact]
    public void Swapping_the_forecasts_mirrors_the_outcome()
    {
        double[] a = [1, -3, 2, 0.5, 1],
            b = [2, 1, -2, 1, 0];
        var (there, back) = (DieboldMariano.Compare(a, b), DieboldMariano.Compare(b, a));

        Assert.Equal(there.Statistic, -back.Statistic, 12);
        Assert.Equal(1, there.PValue + back.PValue, 12);
    }

    [Fact]
    public void Equal_losses_speak_for_neither() =>
        Assert.Equal((0.0, 0.5), Outcome(DieboldMariano.Compare([1, -2, 3], [-1, 2, 3])));

    [Fact]
    public void A_difference_that_never_varies_decides() =>
        Assert.Equal((double.NegativeInfinity, 0.0), Outcome(DieboldMariano.Compare([0, 0, 0], [1, -1, 1])));

    [Fact]
    public void Too_few_errors_give_no_p_value() => Assert.True(double.IsNaN(DieboldMariano.Compare([1], [2]).PValue));

    [Fact]
    public void Unequal_lengths_and_errors_that_are_not_finite_are_refused()
    {
        Assert.Throws<ArgumentException>(() => DieboldMariano.Compare([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => DieboldMariano.Compare([1, double.NaN], [1, 2]));
    }

    private static (double Statistic, double PValue) Outcome(DieboldMarianoResult result) =>
        (result.Statistic, result.PValue);
}

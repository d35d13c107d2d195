using BtcEvents.Learning.Linear;

namespace BtcEvents.PureTests.Learning.Linear;

public sealed class StandardScalerTests
{
    [Fact]
    public void Mean_and_population_deviation_come_from_the_finite_values()
    {
        var scaler = StandardScaler.Fit(new([2, double.NaN, 4, double.PositiveInfinity, 9], [0, 0, 0, 0, 0], ["a"]));

        Assert.Equal(5, scaler.Mean[0], 12);
        Assert.Equal(Math.Sqrt((9.0 + 1 + 16) / 3), scaler.Scale[0], 12);
    }

    [Fact]
    public void An_unknown_value_becomes_the_mean()
    {
        var scaler = new StandardScaler([5, 5], [2, 2]);
        var row = new double[2];

        scaler.Transform([double.NaN, 9], row);

        Assert.Equal([0, 2], row);
    }

    [Fact]
    public void A_constant_column_keeps_scale_one_and_becomes_exactly_zero()
    {
        // The sum of 0.1 is not exact, so a plain mean would leave a scale of about 1e-17.
        var scaler = StandardScaler.Fit(new([.. Enumerable.Repeat(0.1, 7)], new double[7], ["a"]));
        var row = new double[1];

        scaler.Transform([0.1], row);

        Assert.Equal(1, scaler.Scale[0]);
        Assert.Equal(0, row[0]);
    }

    [Fact]
    public void A_column_without_any_value_stays_zero()
    {
        var scaler = StandardScaler.Fit(new([double.NaN, double.NaN], [1, 2], ["a"]));

        Assert.Equal((0.0, 1.0), (scaler.Mean[0], scaler.Scale[0]));
    }

    [Fact]
    public void Standardised_rows_have_mean_zero_and_deviation_one() =>
        SeededProperty.Holds(seed =>
        {
            var data = RandomRows.Of(seed, 30, 3);
            var again = StandardScaler.Fit(StandardScaler.Fit(data).Transform(data));
            return again.Mean.All(m => Math.Abs(m) < 1e-12) && again.Scale.All(s => Math.Abs(s - 1) < 1e-12);
        });

    [Fact]
    public void A_row_of_the_wrong_length_is_refused()
    {
        var refused = Assert.Throws<ArgumentException>(() =>
            new StandardScaler([0], [1]).Transform([1, 2], new double[1])
        );

        Assert.Contains(
            "wants a row of 1 features, and this one has 2 values",
            refused.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_scale_must_be_above_zero(double scale) =>
        Assert.Throws<ArgumentException>(() => new StandardScaler([0], [scale]));
}

using BtcEvents.Learning;
using BtcEvents.Learning.Linear;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace BtcEvents.PureTests.Learning.Linear;

public sealed class RidgeLearnerTests
{
    [Fact]
    public void One_column_shrinks_as_worked_out_by_hand()
    {
        // z = -1.2247, 0, 1.2247; z'z = 3; z'y = 2.4495; b = 2.4495 / (3 + 3); forecast at x = 3 is 2 + b z = 2.5.
        var model = new RidgeLearner(3).Fit(new([1, 2, 3], [1, 2, 3], ["x"]), seed: 0);

        Assert.Equal(2.5, model.Predict([3]), 12);
        Assert.Equal(2.0, model.Predict([double.NaN]), 12);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.7)]
    [InlineData(40.0)]
    public void The_closed_form_agrees_with_least_squares_on_augmented_rows(double alpha) =>
        SeededProperty.Holds(seed =>
        {
            var data = RandomRows.Of(seed, 40, 5);
            var model = (LinearRegressor)new RidgeLearner(alpha).Fit(data, seed: 0);
            var expected = ByQr(data, alpha);
            return Math.Abs(model.Intercept - expected[0]) < 1e-9
                && model.Coefficients.Select((b, j) => Math.Abs(b - expected[j + 1])).All(d => d < 1e-9);
        });

    [Fact]
    public void Without_penalty_and_with_more_columns_than_rows_it_still_fits_the_rows()
    {
        var data = RandomRows.Of(3, 6, 15);
        var model = new RidgeLearner(0).Fit(data, seed: 0);

        Assert.All(Enumerable.Range(0, 6), i => Assert.Equal(data.Targets[i], model.Predict(data.Row(i)), 9));
    }

    [Fact]
    public void Twin_columns_share_the_coefficient()
    {
        var model = (LinearRegressor)new RidgeLearner(0.5).Fit(new([1, 1, 2, 2, 4, 4], [1, 3, 2], ["a", "b"]), seed: 0);

        Assert.Equal(model.Coefficients[0], model.Coefficients[1], 12);
    }

    [Fact]
    public void A_huge_penalty_leaves_the_mean()
    {
        var data = RandomRows.Of(5, 20, 3);

        Assert.Equal(data.Targets.Average(), new RidgeLearner(1e14).Fit(data, seed: 0).Predict(data.Row(7)), 9);
    }

    [Fact]
    public void The_threads_that_the_linear_algebra_may_use_do_not_move_a_bit()
    {
        var data = RandomRows.Of(6, 150, 60);
        var before = Control.MaxDegreeOfParallelism;
        try
        {
            Control.MaxDegreeOfParallelism = 1;
            var one = (LinearRegressor)new RidgeLearner(1).Fit(data, seed: 0);
            Control.MaxDegreeOfParallelism = 8;
            var eight = (LinearRegressor)new RidgeLearner(1).Fit(data, seed: 0);

            Assert.Equal(one.Coefficients, eight.Coefficients);
        }
        finally
        {
            Control.MaxDegreeOfParallelism = before;
        }
    }

    [Fact]
    public void A_target_that_is_not_known_is_told_by_row()
    {
        var refused = Assert.Throws<ArgumentException>(() =>
            new RidgeLearner(1).Fit(new([1, 2], [1, double.NaN], ["x"]), seed: 0)
        );

        Assert.Contains("training row 1", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    public void Impossible_parameters_are_refused(double alpha) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RidgeLearner(alpha));

    // Rows [1, z | y] over rows sqrt(alpha) [0, I | 0]; the intercept's column is not penalised.
    private static double[] ByQr(TrainingMatrix data, double alpha)
    {
        var (n, p) = (data.RowCount, data.Features.Count);
        var z = StandardScaler.Fit(data).Transform(data);
        var rows = Matrix<double>.Build.Dense(n + p, p + 1);
        var right = Vector<double>.Build.Dense(n + p);
        for (var i = 0; i < n; i++)
        {
            rows[i, 0] = 1;
            right[i] = data.Targets[i];
            for (var j = 0; j < p; j++)
            {
                rows[i, j + 1] = z.Row(i)[j];
            }
        }

        for (var j = 0; j < p; j++)
        {
            rows[n + j, j + 1] = Math.Sqrt(alpha);
        }

        return [.. rows.QR().Solve(right)];
    }
}

using BtcEvents.Learning;
using BtcEvents.Learning.Linear;

namespace BtcEvents.PureTests.Learning.Linear;

public sealed class ElasticNetLearnerTests
{
    [Fact]
    public void One_column_is_soft_thresholded_as_worked_out_by_hand()
    {
        // z'y / n = sqrt(2/3); b = (sqrt(2/3) - alpha l1) / (1 + alpha (1 - l1)) with alpha 0.4, l1 0.5.
        var model = (LinearRegressor)new ElasticNetLearner(0.4, 0.5).Fit(new([1, 2, 3], [1, 2, 3], ["x"]), seed: 0);

        Assert.Equal((Math.Sqrt(2.0 / 3) - 0.2) / 1.2, model.Coefficients[0], 10);
        Assert.Equal(2, model.Intercept, 12);
    }

    [Fact]
    public void Without_the_absolute_penalty_it_is_ridge_with_n_times_the_alpha()
    {
        var data = RandomRows.Of(11, 36, 6);
        var net = (LinearRegressor)new ElasticNetLearner(0.3, 0, tolerance: 1e-14).Fit(data, seed: 0);
        var ridge = (LinearRegressor)new RidgeLearner(0.3 * 36).Fit(data, seed: 0);

        Assert.All(Enumerable.Range(0, 6), j => Assert.Equal(ridge.Coefficients[j], net.Coefficients[j], 6));
    }

    [Fact]
    public void From_the_largest_correlation_up_every_coefficient_is_zero_and_just_below_it_one_is_not()
    {
        var data = RandomRows.Of(12, 36, 6);
        var z = StandardScaler.Fit(data).Transform(data);
        var largest = Enumerable.Range(0, 6).Max(j => Math.Abs(Covariance(z, data.Targets, j)));

        Assert.All(Fit(data, largest * 1.000001, 1).Coefficients, b => Assert.Equal(0, b));
        Assert.Single(Fit(data, largest * 0.999, 1).Coefficients, b => b != 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_solution_keeps_the_optimality_conditions(bool collinear) =>
        SeededProperty.Holds(seed =>
        {
            var random = new Random(seed);
            var (alpha, l1) = (Math.Pow(10, -random.NextDouble() * 2), random.NextDouble());
            var data = RandomRows.Of(seed, 30, 7, collinear);
            var model = Fit(data, alpha, l1);
            var z = model.Scaler.Transform(data);
            double[] residuals =
            [
                .. Enumerable.Range(0, data.RowCount).Select(i => data.Targets[i] - model.Predict(data.Row(i))),
            ];
            return Enumerable
                .Range(0, 7)
                .All(j =>
                {
                    // Karush, Kuhn and Tucker: the slope of the squares balances that of the penalty.
                    var (slope, b) = (Covariance(z, residuals, j), model.Coefficients[j]);
                    return b == 0
                        ? Math.Abs(slope) <= (alpha * l1) + 1e-4
                        : Math.Abs(slope - (alpha * ((l1 * Math.Sign(b)) + ((1 - l1) * b)))) < 1e-4;
                });
        });

    [Fact]
    public void A_constant_column_gets_no_coefficient()
    {
        var model = Fit(new([1, 7, 2, 7, 3, 7], [1, 2, 3], ["x", "constant"]), 0.1, 0.5);

        Assert.Equal(0, model.Coefficients[1]);
    }

    [Fact]
    public void Constant_targets_give_their_value()
    {
        Assert.Equal(0.1, Fit(new([1, 2, 3], [0.1, 0.1, 0.1], ["x"]), 0.1, 0.5).Predict([9]), 12);
    }

    [Fact]
    public void A_fit_that_does_not_converge_says_so()
    {
        var learner = new ElasticNetLearner(1e-6, 0.5, maxPasses: 1);
        var failure = Assert.Throws<InvalidOperationException>(() =>
            learner.Fit(RandomRows.Of(1, 30, 6, collinear: true), seed: 0)
        );

        Assert.Contains("did not converge in 1 passes", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 1.1)]
    [InlineData(double.NaN, 0.5)]
    public void Impossible_parameters_are_refused(double alpha, double l1Ratio) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ElasticNetLearner(alpha, l1Ratio));

    private static LinearRegressor Fit(TrainingMatrix data, double alpha, double l1) =>
        (LinearRegressor)new ElasticNetLearner(alpha, l1).Fit(data, seed: 0);

    private static double Covariance(TrainingMatrix z, double[] y, int column) =>
        Enumerable.Range(0, z.RowCount).Average(i => z.Row(i)[column] * (y[i] - y.Average()));
}

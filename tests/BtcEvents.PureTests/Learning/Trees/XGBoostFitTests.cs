using BtcEvents.Learning;
using BtcEvents.Learning.Trees;

namespace BtcEvents.PureTests.Learning.Trees;

public sealed class XGBoostFitTests
{
    public XGBoostFitTests() => Samples.SkipWithoutLibrary();

    [Theory]
    [InlineData(XGBoostMethod.Trees)]
    [InlineData(XGBoostMethod.Linear)]
    public void Each_stage_equals_a_fit_of_so_many_rounds(XGBoostMethod method)
    {
        var (train, validation) = (Samples.Rows(), Samples.Rows(rows: 10, seed: 2));
        var parameters = new XGBoostParameters
        {
            Method = method,
            Subsample = 0.8,
            ColumnSample = 0.6,
        };
        using var other = new XGBoostFit(parameters, validation, seed: 9);
        using var fit = new XGBoostFit(parameters, train, seed: 5);
        foreach (var rounds in (int[])[50, 100, 150, 200])
        {
            fit.AdvanceTo(rounds);
            var refit = new XGBoostLearner(parameters with { Rounds = rounds }).Fit(train, seed: 5);

            Assert.Equal(Samples.Forecasts(refit, validation), fit.Predict(validation));

            // Last, so that the next stage of the fit follows draws that are not its own.
            other.AdvanceTo(rounds);
        }
    }

    [Fact]
    public void A_fit_without_a_round_forecasts_the_mean_or_what_it_is_told()
    {
        var (train, row) = (new TrainingMatrix([1, 2, 3], [10, 20, 60], ["x"]), new TrainingMatrix([5], [0], ["x"]));
        using var mean = new XGBoostFit(new(), train, seed: 0);
        using var told = new XGBoostFit(new() { BaseScore = 0.5 }, train, seed: 0);

        Assert.Equal([30], mean.Predict(row));
        Assert.Equal([0.5], told.Predict(row));
    }

    [Fact]
    public void A_fit_cannot_go_back()
    {
        using var fit = new XGBoostFit(new(), Samples.Rows(), seed: 0);
        fit.AdvanceTo(10);

        Assert.Throws<ArgumentOutOfRangeException>(() => fit.AdvanceTo(9));
    }

    [Fact]
    public void Targets_of_rows_to_forecast_may_be_unknown()
    {
        using var fit = new XGBoostFit(new(), Samples.Rows(features: 1), seed: 0);

        Assert.Single(fit.Predict(new TrainingMatrix([1], [double.NaN], ["feature_0"])));
    }

    [Theory]
    [InlineData(
        double.PositiveInfinity,
        1,
        "row 1 of feature 'b' is ∞: a value must be finite as a 32-bit float, or NaN"
    )]
    [InlineData(1e39, 1, "row 1 of feature 'b' is 1E+39: a value must be finite as a 32-bit float, or NaN")]
    [InlineData(1, double.NaN, "the target of row 1 is NaN: it must be finite as a 32-bit float")]
    public void Rows_that_cannot_be_used_are_refused_in_a_sentence(double value, double target, string sentence)
    {
        var data = new TrainingMatrix([1, 2, 3, value], [1, target], ["a", "b"]);
        foreach (var method in Enum.GetValues<XGBoostMethod>())
        {
            var refusal = Assert.Throws<ArgumentException>(() =>
                new XGBoostFit(new() { Method = method }, data, seed: 0)
            );
            Assert.StartsWith(
                sentence.Replace("∞", "Infinity", StringComparison.Ordinal),
                refusal.Message.Replace("∞", "Infinity", StringComparison.Ordinal),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void No_rows_are_refused() =>
        Assert.Throws<ArgumentException>(() => new XGBoostFit(new(), new TrainingMatrix([], [], ["x"]), seed: 0));

    [Fact]
    public void A_setting_outside_its_range_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new XGBoostFit(new() { Subsample = 1.5 }, Samples.Rows(), seed: 0)
        );

    [Fact]
    public void What_XGBoost_refuses_is_told_in_its_own_words()
    {
        var refusal = Assert.Throws<XGBoostException>(() =>
        {
            using var fit = new XGBoostFit(new(), Samples.Rows(features: 3), seed: 0);
            fit.AdvanceTo(1);
            fit.Predict(Samples.Rows(features: 5));
        });

        Assert.Contains("3 vs. 5", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Stack trace", refusal.Message, StringComparison.Ordinal);
    }
}

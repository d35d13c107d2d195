using BtcEvents.Learning;
using BtcEvents.Learning.Baselines;
using BtcEvents.Learning.Evaluation;
using BtcEvents.Learning.Linear;

namespace BtcEvents.PureTests.Learning.Evaluation;

/// <summary>What the code makes of real months, forecast months 2020-01 on.</summary>
public sealed class MarketMonthsTests
{
    [Fact]
    public void Where_the_month_ended_fixes_about_half_of_the_next_change()
    {
        var ridge = Evaluate(new RidgeLearner(1));

        Assert.InRange(ridge.Scores.R2!.Value, 0.45, 0.65);
        Assert.InRange(ridge.Scores.DirectionalAccuracy!.Value, 0.65, 0.85);
    }

    [Fact]
    public void Ridge_beats_every_baseline_beyond_chance()
    {
        var ridge = Evaluate(new RidgeLearner(1));

        Assert.All(
            new ILearner[] { new ZeroLearner(), new MeanLearner(), new CarryLearner("own_change") },
            baseline =>
            {
                var result = Evaluate(baseline);
                Assert.True(ridge.Scores.Rmse < result.Scores.Rmse);
                Assert.InRange(DieboldMariano.Compare(ridge.Residuals, result.Residuals).PValue, 0, 0.01);
            }
        );
    }

    /// <summary>Forecasts each month from a fit to the months before it.</summary>
    private static (ForecastScores Scores, double[] Residuals) Evaluate(ILearner learner)
    {
        var (data, months) = MarketMonths.Read();
        FoldForecast[] folds =
        [
            .. new RollingOrigin { FirstOrigin = months.IndexOf("2020-01") }
                .Splits(data.RowCount)
                .Select(split => new FoldForecast(
                    split,
                    data.Targets[split.TestRow],
                    learner.Fit(data.Slice(0, split.TrainEnd), seed: 1).Predict(data.Row(split.TestRow))
                )),
        ];
        var scores = ForecastScores.Of([.. folds.Select(f => f.Actual)], [.. folds.Select(f => f.Predicted)]);
        TestContext.Current.TestOutputHelper?.WriteLine($"{learner.Name}: {scores}");
        return (scores, [.. folds.Select(f => f.Residual)]);
    }
}

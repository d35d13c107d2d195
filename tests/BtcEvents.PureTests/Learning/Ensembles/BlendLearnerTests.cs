using BtcEvents.Learning;
using BtcEvents.Learning.Baselines;
using BtcEvents.Learning.Ensembles;
using BtcEvents.Learning.Linear;

namespace BtcEvents.PureTests.Learning.Ensembles;

public sealed class BlendLearnerTests
{
    private static readonly TrainingMatrix Data = new([1, 2, 3], [3, 6, 9], ["x"]);

    [Fact]
    public void Members_weigh_alike_unless_told_otherwise() =>
        Assert.Equal(
            (6 + 4) / 2.0,
            new BlendLearner([new MeanLearner(), new CarryLearner("x")]).Fit(Data, 0).Predict([4]),
            12
        );

    [Fact]
    public void Weights_are_scaled_to_one() =>
        Assert.Equal(
            ((3 * 6) + 4) / 4.0,
            new BlendLearner([new MeanLearner(), new CarryLearner("x")], [30, 10]).Fit(Data, 0).Predict([4]),
            12
        );

    [Theory]
    [InlineData(1.0, -1.0)]
    [InlineData(0.0, 0.0)]
    [InlineData(1.0, double.NaN)]
    public void Impossible_weights_are_refused(double first, double second) =>
        Assert.Throws<ArgumentException>(() =>
            new BlendLearner([new MeanLearner(), new ZeroLearner()], [first, second])
        );

    [Fact]
    public void A_blend_of_nothing_is_refused() => Assert.Throws<ArgumentException>(() => new BlendLearner([]));

    [Fact]
    public void Its_name_tells_the_members() =>
        Assert.Equal("blend-ridge-zero", new BlendLearner([new RidgeLearner(1), new ZeroLearner()]).Name);
}

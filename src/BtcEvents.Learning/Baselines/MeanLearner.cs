using BtcEvents.Learning.Linear;

namespace BtcEvents.Learning.Baselines;

/// <summary>The baseline "as on average": the mean of the training targets.</summary>
public sealed class MeanLearner : ILearner
{
    /// <inheritdoc />
    public string Name => "mean";

    /// <inheritdoc />
    /// <exception cref="ArgumentException">There is no row, or a target is not finite.</exception>
    public IRegressor Fit(TrainingMatrix data, int seed)
    {
        InputCheck.Trainable(data, Name);
        return new ConstantRegressor(data.Features, data.Targets.Average());
    }
}

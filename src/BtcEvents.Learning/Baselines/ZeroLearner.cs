using BtcEvents.Learning.Linear;

namespace BtcEvents.Learning.Baselines;

/// <summary>The baseline "no change": always 0 %.</summary>
public sealed class ZeroLearner : ILearner
{
    /// <inheritdoc />
    public string Name => "zero";

    /// <inheritdoc />
    /// <exception cref="ArgumentException">There is no row, or a target is not finite.</exception>
    public IRegressor Fit(TrainingMatrix data, int seed)
    {
        InputCheck.Trainable(data, Name);
        return new ConstantRegressor(data.Features, 0);
    }
}

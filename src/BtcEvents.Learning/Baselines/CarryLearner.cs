using BtcEvents.Learning.Linear;

namespace BtcEvents.Learning.Baselines;

/// <summary>The baseline "last month's change carries on": the value of one column of the row, percent.</summary>
/// <param name="column">The feature that holds the change of the origin month's mean close against the month
/// before.</param>
public sealed class CarryLearner(string column) : ILearner
{
    /// <inheritdoc />
    public string Name => "carry";

    /// <inheritdoc />
    /// <exception cref="ArgumentException">There is no row, a target is not finite, or the column is not
    /// there.</exception>
    public IRegressor Fit(TrainingMatrix data, int seed)
    {
        InputCheck.Trainable(data, Name);
        return new CarryRegressor(data.Features, column);
    }
}

using System.Collections.Immutable;
using BtcEvents.Learning.Linear;

namespace BtcEvents.Learning.Ensembles;

/// <summary>Fits several learners to the same rows and averages their forecasts (Bates &amp; Granger 1969).</summary>
public sealed class BlendLearner : ILearner
{
    private readonly ImmutableArray<ILearner> _inner;
    private readonly ImmutableArray<double> _weights;

    /// <summary>A blend.</summary>
    /// <param name="inner">At least one learner.</param>
    /// <param name="weights">One a learner, not negative, not all zero; null: equal, which is hard to beat on few
    /// rows.</param>
    /// <exception cref="ArgumentException">There is no learner, or the weights break their rule.</exception>
    public BlendLearner(IEnumerable<ILearner> inner, IEnumerable<double>? weights = null)
    {
        _inner = [.. inner];
        _weights = BlendWeights.Normalised(weights, _inner.Length);
    }

    /// <inheritdoc />
    public string Name => "blend-" + string.Join('-', _inner.Select(l => l.Name));

    /// <inheritdoc />
    /// <exception cref="ArgumentException">There is no row, or a target is not finite.</exception>
    public IRegressor Fit(TrainingMatrix data, int seed)
    {
        InputCheck.Trainable(data, Name);
        return new AverageRegressor(data.Features, _inner.Select(l => l.Fit(data, seed)), _weights);
    }
}

using BtcEvents.Learning.Linear;

namespace BtcEvents.Learning.Ensembles;

/// <summary>Lets a learner see only the first columns, so that a sparse and a dense model can share one row.</summary>
public sealed class LeadingFeaturesLearner : ILearner
{
    private readonly ILearner _inner;
    private readonly int _count;

    /// <summary>Wraps <paramref name="inner"/>.</summary>
    /// <param name="inner">Sees the first <paramref name="count"/> columns.</param>
    /// <param name="count">Number of columns, at least 1; where there are fewer, all.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public LeadingFeaturesLearner(ILearner inner, int count)
    {
        ArgumentNullException.ThrowIfNull(inner);
        InputCheck.Parameter(count >= 1, nameof(count), count, "at least 1");
        (_inner, _count) = (inner, count);
    }

    /// <inheritdoc />
    public string Name => _inner.Name;

    /// <inheritdoc />
    /// <exception cref="ArgumentException">There is no row, or a target is not finite.</exception>
    public IRegressor Fit(TrainingMatrix data, int seed)
    {
        InputCheck.Trainable(data, Name);
        var count = Math.Min(_count, data.Features.Count);
        var values = new double[data.RowCount * count];
        for (var i = 0; i < data.RowCount; i++)
        {
            data.Row(i)[..count].CopyTo(values.AsSpan(i * count));
        }

        return new LeadingFeaturesRegressor(
            data.Features,
            _inner.Fit(new(values, data.Targets, [.. data.Features.Take(count)]), seed),
            count
        );
    }
}

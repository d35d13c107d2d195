using BtcEvents.Learning.Linear;

namespace BtcEvents.Learning.Ensembles;

/// <summary>
/// Bagging (Breiman 1996): fits the inner learner to bootstrap samples of the rows and averages the forecasts. A
/// sample keeps its rows oldest first. The outcome does not depend on the number of threads.
/// </summary>
public sealed class BaggingLearner : ILearner
{
    private readonly ILearner _inner;
    private readonly int _count;
    private readonly int _parallelism;

    /// <summary>A bagged learner.</summary>
    /// <param name="inner">Fitted to each sample; must be safe to use from several threads where parallelism is above
    /// 1.</param>
    /// <param name="count">Number of samples, at least 1.</param>
    /// <param name="parallelism">Most fits at a time, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public BaggingLearner(ILearner inner, int count, int parallelism = 1)
    {
        ArgumentNullException.ThrowIfNull(inner);
        InputCheck.Parameter(count > 0, nameof(count), count, "at least 1");
        InputCheck.Parameter(parallelism > 0, nameof(parallelism), parallelism, "at least 1");
        (_inner, _count, _parallelism) = (inner, count, parallelism);
    }

    /// <inheritdoc />
    public string Name => "bagged-" + _inner.Name;

    /// <inheritdoc />
    /// <exception cref="ArgumentException">There is no row, or a target is not finite.</exception>
    public IRegressor Fit(TrainingMatrix data, int seed)
    {
        InputCheck.Trainable(data, Name);
        var members = OrderedParallel.Select(
            _count,
            _parallelism,
            part =>
            {
                var memberSeed = DerivedSeed.Of(seed, part);
                return _inner.Fit(data.Pick(Sample(data.RowCount, memberSeed)), memberSeed);
            }
        );
        return new BaggingRegressor(data.Features, members);
    }

    private static int[] Sample(int rows, int seed)
    {
        var random = new Random(seed);
        var sample = new int[rows];
        for (var i = 0; i < rows; i++)
        {
            sample[i] = random.Next(rows);
        }

        Array.Sort(sample); // time order, for inner learners that forget
        return sample;
    }
}

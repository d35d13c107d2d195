using System.Runtime.ExceptionServices;

namespace BtcEvents.Learning.Ensembles;

/// <summary>
/// Independent computations on several threads with the outcome of one: results by index, and the first failure by
/// index.
/// </summary>
internal static class OrderedParallel
{
    /// <summary>The results of <paramref name="compute"/> for 0 to count - 1, in that order.</summary>
    /// <param name="count">How many.</param>
    /// <param name="parallelism">Most threads at a time, at least 1.</param>
    /// <param name="compute">Must depend on its index only.</param>
    /// <param name="cancellationToken">Checked before each computation.</param>
    public static T[] Select<T>(
        int count,
        int parallelism,
        Func<int, T> compute,
        CancellationToken cancellationToken = default
    )
    {
        var results = new T[count];
        var failures = new Exception?[count];
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = parallelism,
            CancellationToken = cancellationToken,
        };
        Parallel.For(
            0,
            count,
            options,
            i =>
            {
                try
                {
                    results[i] = compute(i);
                }
                catch (Exception failure)
                {
                    failures[i] = failure; // thrown below: which one is met first must not depend on the threads
                }
            }
        );

        if (Array.Find(failures, f => f is not null) is { } first)
        {
            ExceptionDispatchInfo.Throw(first);
        }

        return results;
    }
}

using System.Runtime.ExceptionServices;

namespace BtcEvents.Learning.Search;

/// <summary>
/// Searches a space for the least loss: batches of proposals by the tree-structured Parzen estimator, median pruning.
/// The trials before the search learns are one batch. A proposal and the pruning rule see earlier batches only, so
/// one thread and many give the same result to the bit.
/// </summary>
public static class ParameterSearch
{
    /// <summary>Runs all trials.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is less than it can be.</exception>
    public static SearchResult Run(
        SearchSpace space,
        ISearchObjective objective,
        SearchOptions options,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var sampler = new TreeParzenSampler(space, options);
        var done = new List<SearchTrial>(options.Trials);
        while (done.Count < options.Trials)
        {
            var first = done.Count;
            var batch = first < options.StartupTrials ? options.StartupTrials : options.BatchSize;
            var proposals = Enumerable
                .Range(first, Math.Min(batch, options.Trials - first))
                .Select(number => sampler.Propose(done, new(options.Seed, stream: number)))
                .ToArray();
            var pruner = new MedianPruner(options, done);
            done.AddRange(
                Evaluate(
                    proposals.Length,
                    options,
                    i => Try(objective, first + i, proposals[i], pruner),
                    cancellationToken
                )
            );
        }

        return new(done);
    }

    private static SearchTrial[] Evaluate(
        int count,
        SearchOptions options,
        Func<int, SearchTrial> evaluate,
        CancellationToken cancellationToken
    )
    {
        var trials = new SearchTrial[count];
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Parallelism,
            CancellationToken = cancellationToken,
        };
        try
        {
            Parallel.For(0, count, parallel, i => trials[i] = evaluate(i));
        }
        catch (AggregateException failures)
        {
            // The objective's own sentence is what the reader needs, not that it was said on several threads.
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }

        return trials;
    }

    private static SearchTrial Try(
        ISearchObjective objective,
        int number,
        TrialParameters parameters,
        MedianPruner pruner
    )
    {
        var course = new TrialCourse(objective.Folds);
        using var run = objective.Begin(parameters);
        for (var stage = 0; stage < objective.Stages; stage++)
        {
            for (var fold = 0; fold < objective.Folds; fold++)
            {
                var last = stage == objective.Stages - 1 && fold == objective.Folds - 1;
                if (!course.Add(run.Loss(stage, fold)) || (!last && pruner.GivesUp(course)))
                {
                    return course.End(number, parameters, pruned: true);
                }
            }
        }

        return course.End(number, parameters, pruned: false);
    }
}

/// <summary>All trials of a search.</summary>
/// <param name="Trials">In the order in which they were proposed.</param>
public sealed record SearchResult(IReadOnlyList<SearchTrial> Trials)
{
    /// <summary>The trial with the least score, the earlier of equals.</summary>
    /// <exception cref="InvalidOperationException">No trial has a finite loss.</exception>
    public SearchTrial Best =>
        Trials.Where(t => t.BestStage >= 0).MinBy(t => t.Score)
        ?? throw new InvalidOperationException($"none of {Trials.Count} trials has a finite loss on all folds");
}

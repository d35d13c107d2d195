namespace BtcEvents.Learning.Search;

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

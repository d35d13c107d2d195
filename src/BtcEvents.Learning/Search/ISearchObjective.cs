namespace BtcEvents.Learning.Search;

/// <summary>What a search makes small: the loss of a point, averaged over folds.</summary>
/// <remarks>
/// A stage is a larger edition of the same fit that costs only the difference, such as 100 boosting rounds after 50;
/// the search takes the best stage of each point. A learner without such editions has one stage.
/// </remarks>
public interface ISearchObjective
{
    /// <summary>Number of folds, at least 1.</summary>
    int Folds { get; }

    /// <summary>Number of stages, at least 1.</summary>
    int Stages { get; }

    /// <summary>Begins a trial. Called from several threads at a time; each trial stays with one.</summary>
    ITrialRun Begin(TrialParameters parameters);
}

/// <summary>One trial under way; disposed when it is done or given up.</summary>
public interface ITrialRun : IDisposable
{
    /// <summary>
    /// Loss of a fold at a stage, less is better. Asked stage by stage and, within a stage, fold by fold, each once. A
    /// loss that is not a finite number gives the trial up.
    /// </summary>
    double Loss(int stage, int fold);
}

namespace BtcEvents.Learning.Search;

/// <summary>One trial under way; disposed when it is done or given up.</summary>
public interface ITrialRun : IDisposable
{
    /// <summary>
    /// Loss of a fold at a stage, less is better. Asked stage by stage and, within a stage, fold by fold, each once. A
    /// loss that is not a finite number gives the trial up.
    /// </summary>
    double Loss(int stage, int fold);
}
